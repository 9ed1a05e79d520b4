"""Small hand-made reports for the tests of the corpus: real enough to be stored, searched and shown."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from corpus.model import (
    Amount,
    AnyRecord,
    Box,
    Check,
    Commentary,
    Direction,
    Evidence,
    Extraction,
    Figure,
    Ledger,
    LedgerEntry,
    Measure,
    Mention,
    Page,
    Period,
    Rag,
    Report,
    Table,
    Word,
)
from corpus.packing import pack_page

Q1 = Period("Q1 2013/14", "2013/14", 1, date(2013, 4, 1), date(2013, 6, 30))
BOX = Box(46.1, 103.8, 796.2, 143.0)


def pdf(folder: Path, name: str = "barnet.pdf", content: str = "one") -> Path:
    """A file that stands for a PDF: the library keeps bytes and doesn't read them."""
    path = folder / name
    path.write_bytes(b"%PDF-1.7 " + content.encode())
    return path


def page(number: int) -> Page:
    texts = ("Agency", "staff", "£1.8m")
    words = tuple(Word(text, Box(40.0 + 50 * at, 100.0, 85.25 + 50 * at, 112.5), at) for at, text in enumerate(texts))
    return Page(number, f"p{number}", 595.3, 841.9, words, image_share=0.25)


def records(report: str, word: str = "agency staff") -> tuple[AnyRecord, ...]:
    place = (Evidence(1, BOX),)
    commentary = Commentary(
        id=f"{report[:8]}-1",
        report=report,
        evidence=place,
        section=("4. Resources", "4.1 Revenue"),
        themes=("agency-staff",),
        mentions=(Mention("agency-staff", "Agency staff cost £1.8m.", (Amount("£1.8m", 1_800_000.0, "gbp"),), "overspend"),),
        text=f"The overspend of £1.8m is due to {word}.",
        about=(f"{report[:8]}-2",),
    )
    measure = Measure(
        id=f"{report[:8]}-2",
        report=report,
        evidence=place,
        family="indicator",
        code="SC004",
        name="Number of children subject to child protection plan",
        period=Q1,
        figures={"current": Figure("230.0", 230.0, "number", 1, 1, BOX), "target": Figure("n/a", None, "text", 1, 1, BOX)},
        rag=Rag("red", "text", "Red", "green"),
        direction=Direction("up", "glyph", "worse", "▲"),
        note="See 4.1",
        details={"owner": "J. Smith"},
        checks=(Check("numerator / denominator = current", True),),
    )
    table = Table(
        id=f"{report[:8]}-3",
        report=report,
        evidence=(Evidence(1, BOX), Evidence(2, BOX)),
        caption="Revenue budget",
        columns=("Service", "2012/13 Budget", "2012/13 Forecast"),
        head=(("Service", "2012/13", ""), ("", "Budget", "Forecast")),
        rows=(("Fostering", "1,456", "1,500"), ("Total", "=1+1", "(44)")),
        row_boxes=(Evidence(1, BOX), Evidence(2, BOX)),
        spans=((0, 0, 2, 1), (0, 1, 1, 2)),
    )
    return commentary, measure, table


def extraction(path: Path, *, authority: str = "Barnet", word: str = "agency staff", period: Period | None = Q1) -> Extraction:
    """What reading `path` might have given."""
    id = hashlib.sha256(path.read_bytes()).hexdigest()
    report = Report(id, path.name, f"{authority} report", 2, authority, "E09000003", "text", period, "file name")
    ledger = Ledger(6, 5, (LedgerEntry(2, "page-number", 1, (BOX,)),), (2,))
    return Extraction(report, (pack_page(page(1)), pack_page(page(2))), records(id, word), ledger)

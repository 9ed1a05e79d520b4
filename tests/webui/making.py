"""A small library for the tests of the web: PDFs typeset here, their pages read, and records made by hand over the words' own boxes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pymupdf

from corpus.library import Library
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
    Reading,
    Report,
    Table,
)
from corpus.packing import pack_page
from extractor.pages import open_pdf
from search.index import reindex

Q3 = Period("Q3 2010/11", "2010/11", 3, date(2010, 10, 1), date(2010, 12, 31))
Q4 = Period("Q4 2012/13", "2012/13", 4, date(2013, 1, 1), date(2013, 3, 31))

LINES = (
    ("Resources and value for money", 90),
    ("The service overspent by £1.8m because of agency staff in social work teams.", 130),
    ("Recruitment is under way, and the number of agency staff should fall.", 146),
    ("A name in angle brackets: <script>alert(1)</script> & more about staff.", 186),
    ("SC004 Children with a child protection plan 230 Red 210 1,456 (22)", 240),
    ("Service Budget Forecast", 300),
    ("Fostering 1,456 1,500", 316),
    ("Agency staff 200 350", 332),
)
"""What is printed on the first page of every report, and how far down, in points."""


def typeset(folder: Path, name: str, pages: int = 3) -> Path:
    """A PDF of `pages` pages; the second is landscape and speaks of placements, the rest of nothing."""
    document = pymupdf.open()
    first = document.new_page(width=595, height=842)
    for text, down in LINES:
        first.insert_text((60, down), text, fontsize=11)
    second = document.new_page(width=842, height=595)
    second.insert_text((60, 90), f"Placement costs rose again in {name}, and agency staff were needed.", fontsize=11)
    for number in range(3, pages + 1):
        document.new_page().insert_text((60, 90), f"Page {number} says little.", fontsize=11)
    path = folder / f"{name}.pdf"
    document.save(path)
    document.close()
    return path


def box_of(page: Page, text: str) -> Box:
    """Where some words stand that follow each other on a page."""
    wanted = text.split()
    for start in range(len(page.words)):
        run = page.words[start : start + len(wanted)]
        if [word.text for word in run] == wanted:
            box = run[0].box
            for word in run[1:]:
                box = box.union(word.box)
            return box
    raise AssertionError(f"{text!r} does not stand on page {page.number}")


def places(page: Page, *texts: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(page.number, box_of(page, text)) for text in texts)


def records(report: str, pages: Sequence[Page]) -> tuple[AnyRecord, ...]:
    """Two passages, one with markup in its text, a measure and a table from the first page, and a passage from the second."""
    first, second = pages[0], pages[1]
    passage, more, script, row, *table = (text for text, _ in LINES[1:])
    return (
        Commentary(
            id=f"{report[:20]}aa1", report=report, section=("Resources and value for money",), text=f"{passage} {more}",
            themes=("agency-staff",), evidence=(Evidence(1, box_of(first, passage).union(box_of(first, more))),),
            mentions=(Mention("agency-staff", passage, (Amount("£1.8m", 1_800_000.0, "gbp"),), "overspend"),),
        ),
        Commentary(id=f"{report[:20]}aa2", report=report, text=script, evidence=places(first, script), reading=Reading("ocr", "", 0.5)),
        measure(report, first, row),
        Table(
            id=f"{report[:20]}aa4", report=report, evidence=places(first, *table)[:1], caption="Budget by service",
            columns=tuple(table[0].split()), rows=(("Fostering", "1,456", "1,500"), ("Agency staff", "200", "350")),
            row_boxes=places(first, *table[1:]), section=("Resources and value for money",),
        ),
        Commentary(
            id=f"{report[:20]}aa5", report=report, text=" ".join(word.text for word in second.words),
            evidence=(Evidence(2, Box(50, 70, 800, 110)),),
        ),
    )


def measure(report: str, page: Page, row: str) -> Measure:
    def figure(text: str, unit: str = "number", scale: int = 1, value: float = 1.0) -> Figure:
        return Figure(text, value, unit, scale, page.number, box_of(page, text))

    return Measure(
        id=f"{report[:20]}aa3", report=report, evidence=places(page, row), family="indicator", code="SC004",
        name="Children with a child protection plan", period=Q3,
        figures={
            "current": figure("230", value=230.0), "target": figure("210", value=210.0), "variance": figure("(22)", "gbp", 1000, -22000.0),
            "benchmark": Figure("n/a", None, "text", 1, page.number, box_of(page, "Red")),
        },
        rag=Rag("red", "text", "Red", "green"), direction=Direction("up", "glyph", "worse"),
        note="More staff are needed for child protection.", details={"owner": "J. Smith"},
        checks=(Check("variance = forecast - budget", False), Check("230 / 1 = 230", True)),
    )


def extraction(path: Path, title: str, authority: tuple[str, str], period: Period | None) -> Extraction:
    id = hashlib.sha256(path.read_bytes()).hexdigest()
    with open_pdf(path) as pdf:
        pages = tuple(pdf.page(number, spans=False) for number in range(1, len(pdf) + 1))
    name, code = authority
    report = Report(
        id=id, file=path.name, title=title, pages=len(pages), authority=name, authority_code=code,
        authority_from="text" if name else "unknown", period=period, period_from="file name" if period else "unknown",
    )
    words = sum(len(page.words) for page in pages)
    entries = (LedgerEntry(1, "running-head", 4, ()), LedgerEntry(3, "unread", 3, (Box(60, 80, 200, 95),)))
    return Extraction(report, tuple(map(pack_page, pages)), records(id, pages), Ledger(words, words - 7, entries, (3,)))


def library(folder: Path) -> Path:
    """A library with three reports of two authorities, one of them unknown, and its index."""
    sources = folder / "sources"
    sources.mkdir()
    held = Library.open(folder / "library", create=True)
    for name, authority, period in (
        ("barnet", ("Barnet", "E09000003"), Q3), ("doncaster", ("Doncaster", "E08000017"), Q4), ("nobody", ("", ""), None),
    ):
        path = typeset(sources, name)
        held.store(extraction(path, f"Quarterly report of {name}", authority, period), path)
    reindex(held)
    held.close()
    return folder / "library"


BOX_ANYWHERE = Box(0, 0, 1, 1)


def passage(id: str, section: tuple[str, ...]) -> Commentary:
    """A passage that stands anywhere."""
    return Commentary(id=id, report="r", evidence=(Evidence(1, BOX_ANYWHERE),), section=section, text="text")


def report(id: str, period: Period | None) -> Report:
    """A report of Barnet's that nothing is stored of."""
    return Report(id, f"{id}.pdf", id, 1, "Barnet", "E09000003", "text", period, "text")

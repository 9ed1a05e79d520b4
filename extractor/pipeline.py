"""The whole story of one PDF: pages, tables, running text, records, and what became of every word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from statistics import fmean, median

from corpus.errors import BrokenPdf
from corpus.identity import digest, named
from corpus.model import AnyRecord, Block, Box, Extraction, Grid, Page, Placed, Report, Word
from corpus.origin import origin
from corpus.packing import pack_page
from corpus.sidecars import read_sidecar
from corpus.titles import FrontLine, without_council
from extractor.audit import RECORDED, Claim, claims_of_block, claims_of_grid, ledger
from extractor.blocks import Sheet, outline, sheet
from extractor.grids import find_grids
from extractor.pages import Pdf, open_pdf
from extractor.pages.ocr import is_scan
from extractor.pages.slanted import slanted
from extractor.pages.turning import Turning, turn_ledger, turn_page, turn_record, turning
from extractor.readers import read_all
from extractor.readers.around.commentary import Passage, passages, read_commentary
from extractor.tables import join, left_over, table_record, with_rest
from extractor.themes import tag

Progress = Callable[[int, int], None]
"""Told after each page: how many are read, and how many there are."""

_OPENING = 3
"""Pages at the start of a report in which its authority and period are looked for."""
_UNTOLD = 0.8
"""The confidence in words that a publisher's program read from a scan without saying how surely: less than in print."""


@dataclass(frozen=True, slots=True)
class _Read:
    """One page, as far as the rest of the story needs it: spans, rulings and fills have done their work."""

    page: Page
    sheet: Sheet
    grids: tuple[Grid, ...]
    stamped: tuple[Word, ...] = ()
    """Words that run aslant over the page."""
    back: Turning | None = None
    """How the page is turned back to what is shown, where its text is not level there."""


def extract(source: Path, progress: Progress | None = None) -> Extraction:
    """All that one PDF gives. The same bytes give the same records, name for name.

    Raises NotFound, NotAPdf, EncryptedPdf, EmptyPdf, BrokenPdf, BadSidecar.
    """
    with open_pdf(source) as pdf:
        read = list(_pages(pdf, source, progress))
        bookmarks = [(mark.level, mark.title, mark.page) for mark in pdf.outline]
    pages = [one.page for one in read]
    stamps = [Claim("watermark", one.page.number, one.stamped) for one in read if one.stamped]
    found = [grid for one in read for grid in one.grids]
    grids = join(found, pages)
    charted = [Claim("chart", one.page.number, _within(one.page, one.sheet.charts)) for one in read if one.sheet.charts]
    placed = outline([one.sheet for one in read], grids, bookmarks, left_over(found, grids))
    backs = {one.page.number: one.back for one in read if one.back}
    del read  # the sheets have done their work
    report = _report(source, pages, placed)
    spoken = list(passages(placed))
    records = _records(placed, spoken, report, _scanned(pages))
    claims = [*stamps, *_claims(placed, spoken, found, records, report.title), *charted]
    shown = (turn_page(page, backs[page.number]) if page.number in backs else page for page in pages)
    placed_back = tuple(turn_record(record, backs) for record in records) if backs else records
    return Extraction(report, tuple(map(pack_page, shown)), placed_back, turn_ledger(ledger(pages, claims), backs))


def _within(page: Page, places: Sequence[Box]) -> tuple[Word, ...]:
    return tuple(word for word in page.words if any(place.holds(word.box.centre) for place in places))


def _pages(pdf: Pdf, source: Path, progress: Progress | None) -> Iterator[_Read]:
    """Each page in turn. A page that cannot be read is held as unread; a PDF of nothing but such pages is broken."""
    broken: BrokenPdf | None = None
    readable = False
    before: _Read | None = None
    for number in range(1, len(pdf) + 1):
        try:
            before = _page(pdf, number, before)
            readable = True
        except BrokenPdf as error:
            broken = error
            blank = Page(number, "", 0.0, 0.0, (), read_by="unread")
            before = _Read(blank, sheet(blank, ()), ())
        yield before
        if progress:
            progress(number, len(pdf))
    if broken and not readable:
        alone = len(pdf) == 1
        raise BrokenPdf(source.name, broken.reason if alone else f"none of its {len(pdf)} pages can be read; the last: {broken.reason}")


def _page(pdf: Pdf, number: int, before: _Read | None) -> _Read:
    """One page; the page `before` says whether a table goes on at its top."""
    page = pdf.page(number)
    if is_scan(page):
        page = pdf.page(number, ocr=True)
    page, back = _level(page)
    stamped = slanted(page)
    text = replace(page, words=() if page.read_by == "unread" else _without(page.words, stamped))
    grids = find_grids(text) if page.read_by != "unread" else ()
    grids = with_rest(text, grids, before.page, before.grids) if before is not None else grids
    return _Read(replace(page, spans=(), rulings=(), fills=(), marks=()), sheet(text, grids), tuple(grids), stamped, back)


def _level(page: Page) -> tuple[Page, Turning | None]:
    """A scan with its text level, and how it is turned back; scanners take a page in any way up."""
    turn = turning(page.words if page.read_by == "ocr" else (), page.width, page.height)
    return (turn_page(page, turn), turn.back) if turn.quarters else (page, None)


def _without(words: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[Word, ...]:
    return tuple(word for word in words if word not in others) if others else words


def _report(source: Path, pages: Sequence[Page], placed: Sequence[Placed]) -> Report:
    body = "\n".join(" ".join(word.text for word in page.words) for page in pages)
    told = origin(sidecar=read_sidecar(source), opening=_opening(placed), file=source.name, front=_front(placed), body=body)
    return Report(
        id=digest(source), file=source.name, title=told.title, pages=len(pages), authority=told.authority,
        authority_code=told.authority_code, authority_from=told.authority_from, period=told.period, period_from=told.period_from,
        url=told.url,
    )


def _front(placed: Iterable[Placed]) -> list[FrontLine]:
    """What stands on the first page that says anything, cells of its tables one by one."""
    lines: list[FrontLine] = []
    first = 0
    for one in placed:
        if not one.what.boxes or first not in (0, one.what.boxes[0].page):
            continue
        first = one.what.boxes[0].page
        if isinstance(one.what, Grid):
            cells = sorted(one.what.cells, key=lambda cell: (cell.row, cell.column))
            lines += [FrontLine(cell.text) for cell in cells if cell.words]
        elif one.what.form != "page-number":
            height = median(word.box.height for word in one.what.words)
            form = one.what.form if one.what.form in ("heading", "running-head") else "other"
            printed = [" ".join(word.text for word in line) for _, line in groupby(one.what.words, key=lambda word: word.line)]
            lines += [FrontLine(text, height, form) for text in without_council(one.what.text, printed)]
    return lines


def _opening(placed: Iterable[Placed]) -> str:
    """The text of the first pages, headings first."""
    headings: list[str] = []
    others: list[str] = []
    for one in placed:
        if not one.what.boxes or one.what.boxes[0].page > _OPENING:
            continue
        if isinstance(one.what, Grid):
            others += [cell.text for cell in one.what.cells if cell.words]
        else:
            (headings if one.what.form == "heading" else others).append(one.what.text)
    return "\n".join(headings + others)


def _records(placed: Sequence[Placed], spoken: Sequence[Passage], report: Report, scanned: Mapping[int, float]) -> tuple[AnyRecord, ...]:
    """Tables, measures and commentary, named and tagged, from the top of the first page to the foot of the last."""
    tables = [named(table_record(one.what, one, report.id)) for one in placed if isinstance(one.what, Grid)]
    measures = [named(measure) for measure in read_all(placed, report)]
    commentary = [named(record) for record in read_commentary(spoken, measures, report.id)]
    every: list[AnyRecord] = [*tables, *measures, *commentary]
    once = {record.id: record for record in every}
    order = _reading_order(placed)
    return tuple(tag(_as_read(record, scanned)) for record in sorted(once.values(), key=lambda record: (order(record), *_place(record))))


def _reading_order(placed: Sequence[Placed]) -> Callable[[AnyRecord], tuple[int, int]]:
    """For a record its page, and how far down the page's reading order it begins: in two columns not the same as its height."""
    here: dict[int, list[tuple[int, Box]]] = defaultdict(list)
    for at, one in enumerate(placed):
        for evidence in one.what.boxes:
            here[evidence.page].append((at, evidence.box))

    def order(record: AnyRecord) -> tuple[int, int]:
        first = record.evidence[0]
        return first.page, min((at for at, box in here[first.page] if box.overlap(first.box) > 0), default=len(placed))

    return order


def _scanned(pages: Iterable[Page]) -> dict[int, float]:
    """The scanned pages, and how surely they are read on average: as Tesseract says, or as a publisher's own text layer deserves."""
    return {page.number: fmean(_sureness(word) for word in page.words) for page in pages if page.read_by == "ocr" and page.words}


def _sureness(word: Word) -> float:
    return _UNTOLD if word.confidence is None else word.confidence


def _as_read(record: AnyRecord, scanned: Mapping[int, float]) -> AnyRecord:
    """The record, saying so where it stands on a scanned page."""
    doubts = [scanned[one.page] for one in record.evidence if one.page in scanned]
    if not doubts or record.reading.by == "ocr":
        return record
    return replace(record, reading=replace(record.reading, by="ocr", confidence=round(min(record.reading.confidence, *doubts), 3)))


def _place(record: AnyRecord) -> tuple[int, float, float, str]:
    first = record.evidence[0]
    return first.page, first.box.y0, first.box.x0, type(record).__name__


def _claims(
    placed: Sequence[Placed], spoken: Sequence[Passage], found: Sequence[Grid], records: Sequence[AnyRecord], title: str
) -> Iterator[Claim]:
    """Who answers for which words. Words that joining dropped from a table that goes on are its head, repeated."""
    told = {text for record in records for text in record.section} | {title}
    captions = {one.what.caption for one in placed if isinstance(one.what, Grid)}
    for passage in spoken:
        for block in passage.blocks:
            yield from claims_of_block(block, RECORDED)
    for one in placed:
        if isinstance(one.what, Grid):
            yield from claims_of_grid(one.what, RECORDED)
        elif reason := _reason(one.what, told, captions):
            yield from claims_of_block(one.what, reason)
    going_on = [place for one in placed if isinstance(one.what, Grid) for place in one.what.boxes[1:]]
    for grid in found:
        if any(place.page == grid.boxes[0].page and place.box.overlap(grid.boxes[0].box) for place in going_on):
            yield from claims_of_grid(grid, "repeated-head")


def _reason(block: Block, told: set[str], captions: set[str]) -> str:
    """Why a block that is in no passage needs none; "" where it should have been read and was not."""
    if block.form == "heading":
        return RECORDED if block.text in told else "heading"
    if block.form == "caption":
        return RECORDED if block.text in captions else ""
    return block.form if block.form in ("running-head", "page-number", "contents", "chart") else ""

"""A scan that lies on its side or on its head is read as it is meant, and what is found is shown where it stands on the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest

from corpus.model import Box, Extraction, Measure, Page, Ruling, Table, Word
from corpus.packing import unpack_page
from extractor.pages import ocr, open_pdf
from extractor.pages.turning import Turning, turn_page, turning
from extractor.pipeline import extract

needs_tesseract = pytest.mark.skipif(ocr.installed() is None, reason="Tesseract is not installed, so there is nothing to test here")

WAYS = (0, 90, 180, 270)
SENTENCE = (
    "The number of homes let within a month rose to 412, because fewer",
    "tenants left and the lettings team was at its full strength again.",
)
ROWS = (
    ("Measure", "Actual", "Target", "Last year"),
    ("Calls answered in time (%)", "81.2", "85.0", "83.5"),
    ("Repairs done in time (%)", "92.4", "95.0", "91.7"),
    ("Complaints upheld", "64", "40", "57"),
    ("Households in shelters", "398", "380", "405"),
)
COLUMNS = (60, 330, 420, 510)


def scanned(sheet: pymupdf.Page, degrees: int, path: Path, rotate: int = 0) -> Path:
    """The sheet as a scan that lies so many degrees, clockwise, from how it is read; the file may say how to show it."""
    picture = sheet.get_pixmap(matrix=pymupdf.Matrix(200 / 72, 200 / 72).prerotate(degrees))
    scan = pymupdf.open()
    wide, high = picture.width * 72 / 200, picture.height * 72 / 200
    page = scan.new_page(width=wide, height=high)
    page.insert_image(page.rect, pixmap=picture)
    page.set_rotation(rotate)
    scan.save(path)
    return path


@pytest.fixture(scope="module")
def landscape() -> pymupdf.Page:
    """Two lines of prose over a table, wider than high."""
    page = pymupdf.open().new_page(width=842, height=595)
    for at, line in enumerate(SENTENCE):
        page.insert_text((60, 80 + 16 * at), line, fontsize=11)
    for at, row in enumerate(ROWS):
        for x, text in zip(COLUMNS, row, strict=True):
            page.insert_text((x, 160 + 24 * at), text, fontsize=11)
    return page


def told(found: Extraction) -> tuple[Table, list[Measure], str]:
    (table,) = (record for record in found.records if isinstance(record, Table))
    prose = " ".join(record.text for record in found.records if record.__class__.__name__ == "Commentary")
    return table, [record for record in found.records if isinstance(record, Measure)], prose


def covers(shown: Page, box: Box, text: str) -> bool:
    """Whether the page's words in a box are this text."""
    return " ".join(word.text for word in shown.words if box.holds(word.box.centre)) == text


@needs_tesseract
@pytest.mark.parametrize("degrees", WAYS)
def test_a_scan_is_read_whichever_way_up(degrees: int, landscape: pymupdf.Page, tmp_path: Path) -> None:
    """The prose in its order, the table by its rows, and each figure marked where it stands on the page as shown."""
    path = scanned(landscape, degrees, tmp_path / "scan.pdf")
    found = extract(path)
    table, measures, prose = told(found)
    assert prose == " ".join(SENTENCE)
    assert table.rows == ROWS[1:]
    read = {measure.name: {figure.text for figure in measure.figures.values()} for measure in measures}
    assert all({actual, target} <= read[name] for name, actual, target, _ in ROWS[1:])
    shown = unpack_page(found.pages[0])
    with pymupdf.open(path) as document:
        assert (shown.width, shown.height) == pytest.approx(tuple(document[0].rect)[2:], abs=0.1)
    for measure in measures:
        assert all(covers(shown, figure.box, figure.text) for figure in measure.figures.values())
        assert all(place.box.holds(figure.box.centre) for place in measure.evidence for figure in measure.figures.values())


@needs_tesseract
def test_figures_are_marked_where_the_picture_has_them(landscape: pymupdf.Page, tmp_path: Path) -> None:
    """Not only where the words say so: measured on the sheet before it was turned."""
    (printed,) = landscape.search_for("398")
    found = extract(scanned(landscape, 180, tmp_path / "scan.pdf"))
    (box,) = (figure.box for measure in told(found)[1] for figure in measure.figures.values() if figure.text == "398")
    there = (842 - (printed.x0 + printed.x1) / 2, 595 - (printed.y0 + printed.y1) / 2)
    assert box.holds(there)
    assert box.width < 40


@needs_tesseract
def test_a_turned_scan_that_the_file_turns_back_is_read_as_shown(landscape: pymupdf.Page, tmp_path: Path) -> None:
    table, *_ = told(extract(scanned(landscape, 90, tmp_path / "scan.pdf", rotate=270)))
    assert table.rows == ROWS[1:]
    assert table.evidence[0].box.width > table.evidence[0].box.height


@needs_tesseract
@pytest.mark.parametrize("degrees", WAYS)
def test_a_page_of_a_few_words_is_not_read_upside_down(degrees: int, tmp_path: Path) -> None:
    """Too few for Tesseract to tell up from down: the surer of both readings is taken."""
    sheet = pymupdf.open().new_page(width=595, height=842)
    sheet.insert_text((60, 200), "Appendix 3: Detailed budget tables", fontsize=20)
    with open_pdf(scanned(sheet, degrees, tmp_path / "scan.pdf")) as pdf:
        page = pdf.page(1, ocr=True)
    assert " ".join(word.text for word in page.words) == "Appendix 3: Detailed budget tables"
    assert turning(page.words, page.width, page.height).quarters == (-degrees // 90) % 4


def test_guesses_are_no_text(landscape: pymupdf.Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Smudges that Tesseract guesses about are listed as unread, and told as nothing."""
    guessed = tuple(Word("LLO'L", Box(60, 20 * n, 90, 20 * n + 10), n, 0.5) for n in range(1, 20))
    monkeypatch.setattr("extractor.pages.read_picture", lambda png, dpi: guessed)
    found = extract(scanned(landscape, 0, tmp_path / "scan.pdf"))
    assert found.records == ()
    assert found.ledger.unread_pages == (1,)
    assert not unpack_page(found.pages[0]).words


def test_ink_without_words_is_unread_and_a_blank_page_is_not(
    landscape: pymupdf.Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page too faint to read must not pass for one with nothing on it; the blank back of a sheet is no loss."""
    monkeypatch.setattr("extractor.pages.read_picture", lambda png, dpi: ())
    assert extract(scanned(landscape, 0, tmp_path / "faint.pdf")).ledger.unread_pages == (1,)
    back = pymupdf.open().new_page(width=595, height=842)
    assert extract(scanned(back, 0, tmp_path / "blank.pdf")).ledger.unread_pages == ()


def test_a_sure_reading_is_not_tried_again(landscape: pymupdf.Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So an ordinary scan takes no longer than it must."""
    asked: list[bytes] = []

    def read(png: bytes, dpi: float) -> tuple[Word, ...]:
        asked.append(png)
        return (Word("Savings", Box(60, 20, 90, 30), 0, 0.95), Word("smudge", Box(60, 40, 90, 50), 1, 0.7))

    monkeypatch.setattr("extractor.pages.read_picture", read)
    with open_pdf(scanned(landscape, 0, tmp_path / "scan.pdf")) as pdf:
        assert len(pdf.page(1, ocr=True).words) == 2
    assert len(asked) == 1


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_what_is_turned_comes_back(quarters: int) -> None:
    words = tuple(Word(text, Box(10 + 30 * n, 700, 35 + 30 * n, 710), 0) for n, text in enumerate(("nine", "more", "homes")))
    page = Page(1, "", 600, 800, words, rulings=(Ruling(Box(10, 715, 100, 716), horizontal=True),))
    turn = Turning(quarters, page.width, page.height)
    lying = turn_page(page, turn)
    assert turn_page(lying, turn.back) == page
    assert lying.rulings[0].horizontal == (quarters % 2 == 0)
    assert turning(lying.words, lying.width, lying.height) == replace(turn.back, width=lying.width, height=lying.height)

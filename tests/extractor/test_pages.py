"""The one door to PDF files."""

from __future__ import annotations

import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pymupdf
import pytest

from corpus.errors import BrokenPdf, EmptyPdf, EncryptedPdf, NotAPdf, NotFound, UnreadableReport
from corpus.model import Box, Span, Word
from extractor.pages import open_pdf, picture
from extractor.pages.ink import sort_drawings
from extractor.pages.text import Kept, raise_figures, read_words
from tests.extractor.papers import RED, Paper, pages, pdf


def drawn(paper: Paper) -> None:
    paper.text(50, 100, "Outturn 1,234")
    paper.line(50, 120, 300, 120)
    paper.box(50, 130, 150, 131, RED)
    paper.box(50, 200, 150, 230, RED)
    paper.circle(200, 215, 5, RED)


def test_words_rules_fills_and_marks_of_a_page_are_told_apart(tmp_path: Path) -> None:
    page = pages(pdf(tmp_path, drawn))[0]
    assert [word.text for word in page.words] == ["Outturn", "1,234"]
    assert [(ruling.horizontal, round(ruling.box.y0)) for ruling in page.rulings] == [(True, 120), (True, 130)]
    assert [fill.box.height for fill in page.fills] == pytest.approx([30])
    assert [(mark.form, round(mark.box.width)) for mark in page.marks] == [("shape", 10)]
    assert page.marks[0].colour == pytest.approx(RED, abs=0.01)


def test_words_and_spans_share_their_line_numbers(tmp_path: Path) -> None:
    def two(paper: Paper) -> None:
        paper.text(50, 100, "One line", bold=True)
        paper.text(50, 140, "and another")

    page = pages(pdf(tmp_path, two))[0]
    assert {word.text: word.line for word in page.words} == {"One": 0, "line": 0, "and": 1, "another": 1}
    assert [(span.line, span.bold) for span in page.spans] == [(0, True), (1, False)]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_everything_on_a_rotated_page_is_where_it_is_shown(tmp_path: Path, turned: int) -> None:
    page = pages(pdf(tmp_path, drawn, turned=turned))[0]
    word, fill = page.words[0].box, page.fills[0].box
    assert (page.width > page.height) == (turned in (90, 270))
    assert all(0 <= edge <= max(page.width, page.height) for edge in (word.x0, word.y0, word.x1, word.y1))
    above = {0: fill.y0 - word.y1, 180: word.y0 - fill.y1, 90: word.x0 - fill.x1, 270: fill.x0 - word.x1}[turned]
    assert 80 < above < 110, "the filled box lies about a hundred points after the word, whichever way the page is turned"


def test_a_page_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    path = pdf(tmp_path, drawn)
    with open_pdf(path) as opened, pytest.raises(NotFound):
        opened.page(2)
    with pytest.raises(NotFound):
        picture(path, 0, 72)


def test_what_is_no_pdf_says_so(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_text("Dear Sir or Madam")
    with pytest.raises(NotAPdf):
        open_pdf(tmp_path / "letter.pdf")
    with pytest.raises(NotFound):
        open_pdf(tmp_path / "nowhere.pdf")
    with pytest.raises(NotFound):
        open_pdf(tmp_path)


def test_a_damaged_pdf_is_broken_and_its_path_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    with pytest.raises((BrokenPdf, EmptyPdf)) as error:
        open_pdf(tmp_path / "torn.pdf")
    assert str(tmp_path) not in error.value.reason


def test_a_picture_is_a_png_of_the_size_asked_for(tmp_path: Path) -> None:
    data = picture(pdf(tmp_path, drawn), 1, 72)
    assert data.startswith(b"\x89PNG")
    assert (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")) == (595, 842)


def test_a_word_printed_twice_on_one_spot_is_one_word() -> None:
    row = (10.0, 10.0, 40.0, 20.0, "Total", 0, 0, 0)
    assert len(read_words([row, (10.2, 10.1, 40.2, 20.1, "Total", 1, 0, 0), (10.0, 50.0, 40.0, 60.0, "Total", 2, 0, 0)], None, Kept())) == 2


@pytest.mark.parametrize("x", [10.0, 10.3, 10.6])
def test_a_word_printed_again_a_hair_beside_itself_is_one_word(x: float) -> None:
    """Bold type made by printing twice would double a name's words, and make two numbers of a figure, which is then not read."""
    rows = [(start, 10.0, start + 30, 20.0, "51.3", 0, 0, 0) for start in (x, x + 0.35, 90.0)]
    assert [word.box.x0 for word in read_words(rows, None, Kept())] == [x, 90.0]


def test_half_a_character_does_not_leave_the_door() -> None:
    (word,) = read_words([(10.0, 10.0, 40.0, 20.0, "caf\ud800", 0, 0, 0)], None, Kept())
    assert word.text == "caf?" and word.text.encode()


def test_a_file_whose_name_is_no_utf8_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.pdf"
    shutil.copy(pdf(tmp_path, drawn), path)
    assert pages(path)[0].words


def test_dots_in_a_row_are_a_ruling_and_a_few_are_not() -> None:
    def dots(count: int) -> list[dict[str, object]]:
        items = [("re", (10.0 + 3 * i, 50.0, 11.0 + 3 * i, 51.0), 1) for i in range(count)]
        return [{"type": "f", "fill": (0, 0, 0), "items": items, "rect": (10, 50, 100, 51)}]

    assert [round(r.box.width) for r in sort_drawings(dots(20), None).rulings] == [58]
    assert sort_drawings(dots(5), None).rulings == []


def test_the_strips_of_a_gradient_are_neither_rules_nor_fills() -> None:
    def strips(count: int) -> list[dict[str, object]]:
        tops = [50 + 2.9 * at + 0.1 * (at % 5) for at in range(count + 1)]
        rects = [(20.0, top, 90.0, foot) for top, foot in pairwise(tops)]
        return [{"type": "f", "fill": (0.7, 0.01 * at, 0.1), "items": [("re", rect, 1)], "rect": rect} for at, rect in enumerate(rects)]

    ink = sort_drawings(strips(30), None)
    assert (ink.rulings, ink.fills) == ([], [])
    assert len(sort_drawings(strips(3), None).rulings) == 3


def test_importing_the_door_leaves_the_layout_models_alone() -> None:
    seen = "import sys, extractor.pages; print('pymupdf.layout' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True).stdout == "False\n"


@pytest.mark.shared
def test_no_hostile_file_raises_anything_but_our_errors_or_prints(shared: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    seen = {"EncryptedPdf": 0, "read": 0}
    for path in sorted((shared / "data" / "hostile").glob("*/*.pdf")):
        if path.parent.name == "many_pages_big_toc":
            continue  # these take long, not wrong turns
        try:
            with open_pdf(path) as opened:
                opened.page(1)
                opened.page(len(opened))
                assert opened.title is not None and opened.outline is not None
            seen["read"] += 1
        except UnreadableReport as error:
            assert str(path.parent) not in error.reason
            seen[type(error).__name__] = seen.get(type(error).__name__, 0) + 1
    assert seen["EncryptedPdf"] >= 12 and seen["read"] >= 40
    assert capfd.readouterr() == ("", "")


def test_a_password_opens_an_encrypted_file(tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    pymupdf.open(pdf(tmp_path, drawn)).save(locked, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="secret", owner_pw="owner")
    for password in (None, "guess"):
        with pytest.raises(EncryptedPdf):
            open_pdf(locked, password)
    with open_pdf(locked, "secret") as opened:
        assert opened.page(1).words


@pytest.mark.shared
def test_a_file_read_twice_gives_equal_pages(shared: Path, tmp_path: Path) -> None:
    path = shared / "data" / "reports" / "doncaster-cyps-corporate-plan-2013-14-q1.pdf"
    copy = shutil.copy(path, tmp_path / "copy.pdf")
    assert pages(path) == pages(Path(copy))


def test_a_small_raised_figure_is_a_footnotes_mark_and_no_digit_of_the_number_before_it() -> None:
    def span(text: str, x0: float, x1: float, size: float, top: float, line: int = 0) -> Span:
        return Span(text, Box(x0, top, x1, top + size), "Arial", size, bold=False, superscript=False, colour=(0.0, 0.0, 0.0), line=line)

    spans = (span("43", 10, 24, 12, 100), span("2", 24, 29, 8, 98), span("CO", 40, 54, 12, 100), span("2", 54, 59, 8, 106),
             span("1", 10, 15, 8, 118, 1), span("Offers made", 15, 80, 12, 120, 1), span("Sickness", 10, 60, 12, 140, 2),
             span("a", 60, 64, 8, 138, 2))
    words = (Word("432", Box(10, 98, 29, 112), 0), Word("CO2", Box(40, 100, 59, 114), 0),
             Word("1Offers", Box(10, 118, 50, 132), 1), Word("made", Box(55, 120, 80, 132), 1),
             Word("Sicknessa", Box(10, 138, 64, 152), 2))
    assert [word.text for word in raise_figures(words, spans)] == ["43²", "CO2", "¹Offers", "made", "Sicknessᵃ"]

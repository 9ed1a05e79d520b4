"""A page without usable text is read from its picture where Tesseract is installed, and listed as unread where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest

from corpus.model import Box, Page, Span, Word
from extractor.pages import ocr, open_pdf
from extractor.pipeline import extract

SENTENCES = ("The cost of agency staff was £1,456 higher than planned.", "Eleven children moved to foster homes nearby.")

needs_tesseract = pytest.mark.skipif(ocr.installed() is None, reason="Tesseract is not installed, so there is nothing to test here")


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A PDF that is nothing but the picture of a page."""
    typed = pymupdf.open()
    page = typed.new_page(width=595, height=842)
    for at, sentence in enumerate(SENTENCES):
        page.insert_text((60, 100 + 30 * at), sentence, fontsize=14)
    picture = page.get_pixmap(dpi=200)
    scanned = pymupdf.open()
    scanned.new_page(width=595, height=842).insert_image(pymupdf.Rect(0, 0, 595, 842), pixmap=picture)
    path = tmp_path / "scan.pdf"
    scanned.save(path)
    return path


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    ocr.installed.cache_clear()
    monkeypatch.setenv("PATH", "")
    yield
    ocr.installed.cache_clear()


@needs_tesseract
def test_a_scan_is_read_with_boxes_and_confidence(scan: Path) -> None:
    with open_pdf(scan) as pdf:
        assert ocr.is_scan(pdf.page(1))
        page = pdf.page(1, ocr=True)
    assert page.read_by == "ocr"
    assert " ".join(word.text for word in page.words) == " ".join(SENTENCES)
    assert all(word.confidence is not None and 0.3 <= word.confidence <= 1 for word in page.words)
    first = page.words[0].box
    assert first.x0 == pytest.approx(60, abs=3)
    assert first.y1 == pytest.approx(100, abs=4)
    assert page.words[0].line != page.words[-1].line


def test_without_tesseract_the_page_is_unread(scan: Path, no_tesseract: None) -> None:
    with open_pdf(scan) as pdf:
        assert pdf.page(1, ocr=True).read_by == "unread"


def typed(*texts: str, pictures: float = 0.0) -> Page:
    words = tuple(Word(text, Box(10 * n, 0, 10 * n + 8, 10), 0) for n, text in enumerate(texts))
    return Page(1, "", 595, 842, words, image_share=pictures)


def test_text_is_not_read_again_for_a_picture_beside_it() -> None:
    assert not ocr.is_scan(typed(*["word"] * 200, pictures=0.9))
    assert ocr.is_scan(typed("page", "1", pictures=0.9))
    assert not ocr.is_scan(typed("Blank", "page"))


@pytest.mark.parametrize("letters", ["\ue021\ue045\ue032\ue00a", "\ufffd\ufffd\ufffd\ufffd", "\x02\x03\x04\x05"])
def test_letters_that_mean_nothing_are_known(letters: str) -> None:
    assert ocr.is_garbled(typed(*[letters] * 30, *["fine"] * 30))


def test_bullets_in_a_symbol_font_are_no_broken_text() -> None:
    assert not ocr.is_garbled(typed(*["\uf0b7", "item"] * 50))


def spelt(texts: dict[str, str]) -> Page:
    box, black = Box(0, 0, 9, 9), (0.0, 0.0, 0.0)
    spans = tuple(
        Span(word, box, font, 10, bold=False, superscript=False, colour=black, line=0)
        for font, text in texts.items()
        for word in text.split()
    )
    return Page(1, "", 600, 800, typed(*texts.values()).words, spans)


def test_a_font_whose_letters_stand_for_others_is_known() -> None:
    """Without its table of meanings "the" comes out as "WKH", and the figures not at all; one such font on the page is enough."""
    said = "The directorate has reported more children who are subject to a protection plan, which the recovery plan will offset. " * 2
    moved = "".join(chr(ord(letter) - 29) if letter.isalpha() else " " for letter in said)
    assert ocr.is_garbled(spelt({"Body": moved}))
    assert ocr.is_garbled(spelt({"Body": said, "Other": moved}))
    assert not ocr.is_garbled(spelt({"Body": said}))
    assert not ocr.is_garbled(spelt({"Codes": "NI 54 CPP LAC CIN BV 163 " * 2, "Body": said}))


def test_welsh_is_no_cipher() -> None:
    said = "Mae nifer y plant sydd yn derbyn gofal gan y cyngor wedi codi yn ystod y chwarter, ac mae mwy o staff wedi dod i weithio yma. "
    assert not ocr.is_garbled(spelt({"Body": said * 2}))


def test_a_scan_with_words_hidden_under_it_is_said_to_be_one(scan: Path, tmp_path: Path) -> None:
    """Its publisher's program has read it, and nobody knows how surely: not as surely as print."""
    with pymupdf.open(scan) as document:
        for at, sentence in enumerate(SENTENCES * 2):
            document[0].insert_text((60, 100 + 30 * at), sentence, fontsize=14, render_mode=3)
        document.save(tmp_path / "read.pdf")
    with open_pdf(tmp_path / "read.pdf") as pdf:
        assert pdf.page(1).read_by == "ocr"
    found = extract(tmp_path / "read.pdf")
    assert {(record.reading.by, record.reading.confidence < 0.9) for record in found.records} == {("ocr", True)}

"""The ink of a scanned page tells how large its words are set and whether they are bold, so that headings are found there too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest

from corpus.model import Word
from extractor.pages.typefaces import Scan, typefaces

from .papers import Paper, pages, pdf

LINES = (("Purpose of the report", 18, True), ("The forecast has risen by eleven in the quarter", 11, False), ("Recommendations", 11, True),
         ("some came once or were seen", 11, False))  # fmt: skip


def _drawn(paper: Paper) -> None:
    for at, (text, size, bold) in enumerate(LINES):
        paper.text(60, 100 + 40 * at, text, size, bold=bold)


def test_size_and_weight_come_from_the_ink(tmp_path: Path) -> None:
    """Also of a line whose letters have nothing above or below: its ink is lower, its type is not smaller."""
    path = pdf(tmp_path, _drawn)
    with pymupdf.open(path) as document:
        picture = document[0].get_pixmap(dpi=300, colorspace=pymupdf.csGRAY)
    words = [_inked(word) for word in pages(path)[0].words]
    found = typefaces(words, Scan(picture.samples, picture.stride, 300 / 72))
    assert [span.bold for span in found] == [bold for _, _, bold in LINES]
    assert [span.size for span in found] == [pytest.approx(size, rel=0.12) for _, size, _ in LINES]


def _inked(word: Word) -> Word:
    """A word with the box of its ink, as Tesseract would give it: MuPDF's boxes hold the whole line."""
    size = word.box.height / 1.374
    base = word.box.y1 - 0.299 * size
    deep = 0.21 if any(letter in "gjpqy" for letter in word.text) else 0.0
    tall = 0.72 if any(letter in "bdfhklt" or letter.isupper() or letter == "i" for letter in word.text) else 0.52
    return replace(word, box=replace(word.box, y0=base - tall * size, y1=base + deep * size))

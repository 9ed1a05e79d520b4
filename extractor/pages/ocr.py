"""Pages without a usable text layer, read by Tesseract where it is installed. Knows pictures and words, no PDF library."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.model import Box, Page, Span, Word

_SECONDS = 70
"""A page that Tesseract has not read by then is left unread; it may be asked twice before its worker has been silent for too long."""
_LEAST = 0.3
"""Confidence under which a word is a guess about a smudge, and left away."""
DOUBTFUL = 0.8
"""Words less sure than this on average may have been read upside down,"""
GUESSED = 0.6
"""and words less sure than this are no words at all."""
_BROKEN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x1f\x7f-\x9f]")
_FEW = 12
"""A page with fewer words than this, mostly covered by pictures, is a scan with a stamp on it."""

_VOWELS = "aeiouyAEIOUY"
_FEW_VOWELS = 0.26
"""The share of vowels that English and Welsh do not come near."""
_TELLING = 60
"""Letters of one font that are enough to tell by."""
_COMMON = frozenset({"the", "of", "and", "to", "in", "for", "by", "at", "on", "is", "are", "per", "with", "from", "total", "number", "all"})


@cache
def installed() -> str | None:
    """Where Tesseract is, or None."""
    return shutil.which("tesseract")


def is_scan(page: Page) -> bool:
    """Whether the page shows more than its text layer says: a picture of text, or text in letters that mean nothing."""
    if len(page.words) < _FEW and page.image_share > 0.3:
        return True
    return is_garbled(page)


def is_garbled(page: Page) -> bool:
    """Whether the text layer is broken: a share of its letters are private, missing or control characters, or a font's spell nothing.

    One such letter alone is a bullet or an arrow in a symbol font, so words of a single letter don't count.
    """
    text = "".join(word.text for word in page.words if len(word.text) > 1)
    return (len(text) > 40 and len(_BROKEN.findall(text)) > 0.2 * len(text)) or _spells_nothing(page.spans)


def _spells_nothing(spans: Sequence[Span]) -> bool:
    """Whether the letters of a font stand for others, as "WKH" for "the": hardly a vowel in them, and none of the commonest words."""
    by_font: dict[str, list[str]] = {}
    for span in spans[::2]:  # every other one tells as much
        by_font.setdefault(span.font, []).append(span.text)
    for texts in by_font.values():
        said = " ".join(texts)
        if len(said) > _TELLING and sum(map(said.count, _VOWELS)) < _FEW_VOWELS * len(said) and _is_cipher(said):
            return True
    return False


def _is_cipher(said: str) -> bool:
    words = re.findall(r"[^\W\d_]+", said)
    letters = "".join(words)
    few = sum(map(letters.count, _VOWELS)) < _FEW_VOWELS * len(letters)
    return len(letters) > _TELLING and few and _COMMON.isdisjoint(word.lower() for word in words)


def read_picture(png: bytes, dpi: float) -> tuple[Word, ...] | None:
    """The words in a picture of a page, with boxes in points and confidences; None where Tesseract is missing or fails."""
    tesseract = installed()
    if tesseract is None:
        return None
    command = [tesseract, "stdin", "stdout", "--dpi", str(round(dpi)), "-l", "eng", "--psm", "1", "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours, the picture goes in by stdin
            command, input=png, capture_output=True, timeout=_SECONDS, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"}
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return tuple(_words(done.stdout.decode("utf-8", "replace"), 72 / dpi))


def sureness(words: Sequence[Word]) -> float:
    """How sure words are on average, 0 to 1, each as its letters count: smudges are short."""
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * (word.confidence or 0.0) for word in words) / letters if letters else 0.0


def _words(tsv: str, scale: float) -> Iterator[Word]:
    lines: dict[tuple[str, str, str], int] = {}
    for row in csv.DictReader(tsv.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text, confidence = (row["text"] or "").strip(), float(row["conf"] or -1) / 100
        if not text or confidence < _LEAST:
            continue
        line = lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), len(lines))
        left, top, wide, high = (float(row[key]) * scale for key in ("left", "top", "width", "height"))
        yield Word(text, Box(round(left, 2), round(top, 2), round(left + wide, 2), round(top + high, 2)), line, round(confidence, 3))

"""Words and spans of a page from what the PDF library hands over. Pure; knows no PDF library."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from corpus.model import Box, Colour, Mark, Span, Word
from extractor.vocabulary import symbol

Rect = tuple[float, float, float, float]
Turn = Callable[[Rect], Rect]

BOLD, SUPERSCRIPT = 16, 1
SIGNS = frozenset("●⬤⚫■◼▪◆▲▼►◄▶◀△▽↑↓→←↔⬆⬇➡⬅➔➜⇧⇩⇨↗↘✔✘✓✗✖")
GREYEST = 0.3
"""A colour whose red, green and blue differ by no more is a grey."""
SMALLER, HIGHER = 0.9, 0.15
"""A raised figure is set at most this share as large as what it stands beside, and ends this share of its size above it."""
_RAISED = str.maketrans("0123456789abcdefgh", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰ")
_FIGURES = re.compile(r"\d{1,2}(?:,\s?\d{1,2}){0,3}|[a-h]")
_HYPHENS = str.maketrans("\u00ad\u2011", "--")
TWICE = 0.8
"""Points by which a word is shifted at most where it is printed again to look bold."""
SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "zapfdingbats")


def whole(text: str) -> str:
    """Text without halves of characters (lone surrogates), which broken fonts give and nothing can write.

    Hyphens that don't break, and soft ones (as which many fonts give every hyphen, and minus signs too), are hyphens.
    """
    return text if text.isascii() else text.translate(_HYPHENS).encode("utf-8", "replace").decode()


class Kept:
    """Texts and coordinates of a report, each kept once: in a long report they come again and again, and would be most of its memory."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._numbers: dict[float, float] = {}

    def word(self, text: str, rect: Rect, line: int) -> Word:
        """A word; its rectangle to a hundredth of a point."""
        text = whole(text)
        keep = self._numbers.setdefault
        x0, y0, x1, y1 = [round(100 * edge) / 100 for edge in rect]  # a third of the time of round(edge, 2)
        return Word(self._texts.setdefault(text, text), Box(keep(x0, x0), keep(y0, y0), keep(x1, x1), keep(y1, y1)), line)


def read_words(found: Iterable[Sequence[Any]], turn: Turn | None, kept: Kept) -> tuple[Word, ...]:
    """Words from (x0, y0, x1, y1, text, block, line, word) rows. A word printed twice all but on one spot, for weight, is one."""
    words: list[Word] = []
    lines: dict[tuple[int, int], int] = {}
    seen: dict[tuple[str, int], list[float]] = {}
    for x0, y0, x1, y1, text, block, line, _ in found:
        if text.isspace():
            continue
        number = lines.setdefault((block, line), len(lines))
        row = (text, round(y0))
        if (before := seen.get(row)) is None:
            seen[row] = [x0]
        elif any(-TWICE < x0 - x < TWICE for x in before):
            continue
        else:
            before.append(x0)
        rect = (x0, y0, x1, y1)
        words.append(kept.word(text, rect if turn is None else turn(rect), number))
    return tuple(words)


def read_spans(blocks: Iterable[Mapping[str, Any]], turn: Turn | None) -> tuple[Span, ...]:
    """Spans from the library's dictionary; lines are numbered as those of `read_words`, blank ones not counted."""
    spans: list[Span] = []
    number = -1
    for block in blocks:
        for line in block.get("lines", ()):
            runs = [run for run in line["spans"] if run["text"].strip()]
            number += bool(runs)
            spans.extend(_span(run, number, turn) for run in runs)
    return tuple(spans)


def _span(run: Mapping[str, Any], line: int, turn: Turn | None) -> Span:
    flags, font = run["flags"], run["font"]
    text = whole(run["text"])
    box = run["bbox"] if turn is None else turn(run["bbox"])
    return Span(
        text=_drawn(text, font) if is_symbol_font(font) else text, box=Box(*box), font=font, size=round(run["size"], 2),
        bold=bool(flags & BOLD) or "bold" in font.lower(), superscript=bool(flags & SUPERSCRIPT), colour=_colour(run["color"]), line=line,
    )


@lru_cache(maxsize=1000)
def _colour(packed: int) -> Colour:
    return round((packed >> 16) / 255, 3), round((packed >> 8 & 255) / 255, 3), round((packed & 255) / 255, 3)


@lru_cache(maxsize=1000)
def is_symbol_font(font: str) -> bool:
    return any(name in font.lower() for name in SYMBOL_FONTS)


def _drawn(text: str, font: str) -> str:
    return "".join(symbol(font, letter) for letter in text)


def draw_symbols(words: tuple[Word, ...], spans: Iterable[Span]) -> tuple[Word, ...]:
    """Words whose letters a symbol font turns into pictures, as the pictures: "é" in Wingdings is "▲"."""
    pictures: dict[int, list[Span]] = defaultdict(list)
    for drawn in spans:
        if is_symbol_font(drawn.font):
            pictures[drawn.line].append(drawn)
    if not pictures:
        return words
    out = []
    for word in words:
        span = next((s for s in pictures.get(word.line, ()) if s.box.holds(word.box.centre, 0.5)), None)
        out.append(word if span is None else replace(word, text=_drawn(word.text, span.font)))
    return tuple(out)


def raise_figures(words: tuple[Word, ...], spans: Sequence[Span]) -> tuple[Word, ...]:
    """Words with the small figures, or letters, that stand raised in them as such: a 43 with the second footnote is "43²", and no 432."""
    raised = [
        span for at, span in enumerate(spans)
        if len(span.text) <= 8 and (span.text[0].isdigit() or len(span.text) == 1) and _is_raised(spans, at)
    ]
    if not raised:
        return words
    out = list(words)
    for span in raised:
        text = span.text.strip()
        for at, word in enumerate(out):
            if word.line == span.line and text in word.text and word.box.holds(span.box.centre, 0.5):
                leads = span.box.x0 - word.box.x0 < 1
                start = word.text.index(text) if leads else word.text.rindex(text)
                made = word.text[:start] + text.translate(_RAISED) + word.text[start + len(text) :]
                out[at] = replace(word, text=made)
                break
    return tuple(out)


def _is_raised(spans: Sequence[Span], at: int) -> bool:
    """Whether a span of figures stands small and high beside one of its line: after it, or at the line's beginning before it."""
    span = spans[at]
    if not _FIGURES.fullmatch(span.text.strip()):
        return False
    before = spans[at - 1] if at and spans[at - 1].line == span.line else None
    base = before or (spans[at + 1] if at + 1 < len(spans) and spans[at + 1].line == span.line else None)
    if base is None or span.size > SMALLER * base.size:
        return False
    gap = span.box.x0 - base.box.x1 if before else base.box.x0 - span.box.x1
    return abs(gap) < 0.5 * base.size and base.box.y1 - span.box.y1 > HIGHER * base.size


def coloured(spans: Iterable[Span]) -> Iterator[Mark]:
    """Signs that are printed as letters, in a colour: they tell a status as a picture would."""
    for span in spans:
        if span.text.strip() in SIGNS and max(span.colour) - min(span.colour) > GREYEST:
            yield Mark(span.box, "shape", span.colour)


def is_hidden(blocks: Iterable[Mapping[str, Any]]) -> bool:
    """Whether most of a page's text is printed without ink: what a scanner's program has read from the picture over it."""
    hidden = seen = 0
    for block in blocks:
        for line in block.get("lines", ()):
            for run in line["spans"]:
                hidden += len(run["text"]) * (run.get("alpha", 255) == 0)
                seen += len(run["text"])
    return hidden > 0.8 * seen > 0

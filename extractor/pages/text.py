"""Words and spans of a page from what the PDF library hands over. Pure; knows no PDF library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from corpus.model import Box, Mark, Span, Word
from extractor.vocabulary import symbol

Rect = tuple[float, float, float, float]
Turn = Callable[[Rect], Rect]

BOLD, SUPERSCRIPT = 16, 1
SIGNS = frozenset("●⬤⚫■◼▪◆▲▼►◄▶◀△▽↑↓→←↔⬆⬇➡⬅➔➜⇧⇩⇨↗↘✔✘✓✗✖")
GREYEST = 0.3
"""A colour whose red, green and blue differ by no more is a grey."""
SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "zapfdingbats")


def whole(text: str) -> str:
    """Text without halves of characters (lone surrogates), which broken fonts give and nothing can write."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


class Kept:
    """Texts and coordinates of a report, each kept once: in a long report they come again and again, and would be most of its memory."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._numbers: dict[float, float] = {}

    def text(self, text: str) -> str:
        return self._texts.setdefault(text, text)

    def rect(self, rect: Rect) -> Rect:
        """The rectangle, to a hundredth of a point."""
        x0, y0, x1, y1 = rect
        x0, y0, x1, y1 = round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)
        keep = self._numbers.setdefault
        return keep(x0, x0), keep(y0, y0), keep(x1, x1), keep(y1, y1)


def read_words(found: Iterable[Sequence[Any]], turn: Turn | None, kept: Kept) -> tuple[Word, ...]:
    """Words from (x0, y0, x1, y1, text, block, line, word) rows. A word printed twice on one spot, for weight, is one word."""
    words: list[Word] = []
    lines: dict[tuple[int, int], int] = {}
    seen: set[tuple[str, int, int]] = set()
    for x0, y0, x1, y1, text, block, line, _ in found:
        if not text.strip():
            continue
        number = lines.setdefault((block, line), len(lines))
        spot = (text, round(x0), round(y0))
        if spot in seen:
            continue
        seen.add(spot)
        rect = (x0, y0, x1, y1) if turn is None else turn((x0, y0, x1, y1))
        words.append(Word(kept.text(whole(text)), Box(*kept.rect(rect)), number))
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
    flags, colour, font = run["flags"], run["color"], run["font"]
    text = whole(run["text"])
    box = run["bbox"] if turn is None else turn(run["bbox"])
    return Span(
        text=_drawn(text, font) if is_symbol_font(font) else text, box=Box(*box), font=font, size=round(run["size"], 2),
        bold=bool(flags & BOLD) or "bold" in font.lower(), superscript=bool(flags & SUPERSCRIPT),
        colour=(round((colour >> 16) / 255, 3), round((colour >> 8 & 255) / 255, 3), round((colour & 255) / 255, 3)), line=line,
    )


def is_symbol_font(font: str) -> bool:
    return any(name in font.lower() for name in SYMBOL_FONTS)


def _drawn(text: str, font: str) -> str:
    return "".join(symbol(font, letter) for letter in text)


def draw_symbols(words: tuple[Word, ...], spans: Iterable[Span]) -> tuple[Word, ...]:
    """Words whose letters a symbol font turns into pictures, as the pictures: "é" in Wingdings is "▲"."""
    pictures = [span for span in spans if is_symbol_font(span.font)]
    if not pictures:
        return words
    out = []
    for word in words:
        span = next((s for s in pictures if s.line == word.line and s.box.holds(word.box.centre, 0.5)), None)
        out.append(word if span is None else replace(word, text=_drawn(word.text, span.font)))
    return tuple(out)


def coloured(spans: Iterable[Span]) -> Iterator[Mark]:
    """Signs that are printed as letters, in a colour: they tell a status as a picture would."""
    for span in spans:
        if span.text.strip() in SIGNS and max(span.colour) - min(span.colour) > GREYEST:
            yield Mark(span.box, "shape", span.colour)

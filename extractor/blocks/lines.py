"""Words that stand side by side become lines, with the looks that most of their letters have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from corpus.model import Box, Grid, Mark, Page, Span, Word

_WIDE_GAP = 1.5
"""In heights of a word: words further apart than this are not one line yet; two columns stand closer than a sentence's ends."""

MARKERS = frozenset("•●▪■◦○–—-*➢➤✓✔‣∙·o§❖⮚→►▶▸□☐❑❒◆◇◼◾")
_INITIAL = 1.8
"""A capital this many times as tall as most words opens a paragraph."""
_BULLET = 9.0
"""Points; a drawn shape up to this size, left of a line, is its bullet."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One printed line, or the part of it that stands in one column. A line is only equal to itself, for it is looked up often."""

    page: int
    box: Box
    words: tuple[Word, ...]
    text: str
    size: float
    """Type size in points."""
    bold: bool
    raised: bool = False
    """Whether it begins with a superscript, as footnotes do."""
    bullet: bool = False
    """Whether a bullet is drawn before it, as a shape and not as a letter; the box includes it."""

    @property
    def height(self) -> float:
        return self.box.height

    def beside(self, other: Line) -> bool:
        """Whether both stand on the same row of the page."""
        shared = min(self.box.y1, other.box.y1) - max(self.box.y0, other.box.y0)
        return shared > 0.5 * min(self.box.height, other.box.height)

    def with_more(self, other: Line) -> Line:
        """This line and one to its right as one, looking like the longer of the two."""
        longer = self if len(self.text) >= len(other.text) else other
        return replace(
            longer,
            box=self.box.union(other.box),
            words=self.words + other.words,
            text=f"{self.text} {other.text}",
            bold=self.bold and other.bold,
            raised=self.raised,
            bullet=self.bullet,
        )


def lines(page: Page, grids: Sequence[Grid]) -> list[Line]:
    """The lines of a page that stand outside its grids, unordered."""
    taken = {id(word) for grid in grids for cell in grid.cells for word in cell.words}  # cells hold the page's own words
    free = [word for word in page.words if id(word) not in taken and word.text.strip()]
    initials = _initials(free)
    looks: dict[int, list[Span]] = defaultdict(list)
    for span in page.spans:
        looks[span.line].append(span)
    pieces = [
        _line(page.number, piece, looks.get(number, []))
        for number, group in groupby((word for word in free if word not in initials), key=lambda word: word.line)
        for piece in _pieces(list(group))
    ]
    return _bulleted(_with_initials(_joined(pieces), initials), page.marks)


def _initials(words: Sequence[Word]) -> list[Word]:
    """Large capitals that open a paragraph, two lines and more tall."""
    if not words:
        return []
    usual = median(word.box.height for word in words)
    large = [word for word in words if word.box.height > _INITIAL * usual and len(word.text) == 1 and word.text.isupper()]
    return [word for word in large if len({round(other.box.y0) for other in words if _stands_at(word, other)}) > 1]


def _stands_at(initial: Word, other: Word) -> bool:
    """Whether a word begins a line directly to the right of a large capital."""
    gap = other.box.x0 - initial.box.x1
    return -1 < gap < 0.5 * initial.box.height and initial.box.y0 < other.box.centre[1] < initial.box.y1


def _with_initials(found: list[Line], initials: Iterable[Word]) -> list[Line]:
    """The lines; the one that a large capital opens begins with it."""
    for initial in initials:
        beside = [at for at, line in enumerate(found) if _stands_at(initial, line.words[0])]
        first = min(beside, key=lambda at: found[at].box.y0)
        line = found[first]
        glue = "" if line.text[:1].islower() else " "
        found[first] = replace(line, words=(initial, *line.words), text=initial.text + glue + line.text)
    return found


def _pieces(words: list[Word]) -> Iterator[list[Word]]:
    """The words of one line of the PDF, parted where they stand far apart."""
    piece = words[:1]
    for before, word in pairwise(words):
        gap = word.box.x0 - before.box.x1
        if gap > _WIDE_GAP * max(before.box.height, 4.0) or gap < -before.box.width - 2:
            yield piece
            piece = []
        piece.append(word)
    yield piece


def _line(page: int, words: list[Word], spans: list[Span]) -> Line:
    box = _around(word.box for word in words)
    text = " ".join(word.text for word in words)
    if not spans:
        return Line(page, box, tuple(words), text, round(box.height / 1.2, 1), bold=False)
    worn = [_span_of(word, spans) for word in words] if len(spans) > 1 else spans * len(words)
    weights: dict[float, int] = defaultdict(int)
    letters = bold = 0
    for word, span in zip(words, worn, strict=True):
        weights[rounded(span.size)] += len(word.text)
        letters += len(word.text)
        bold += len(word.text) * span.bold
    size = rounded(spans[0].size) if _in_small_capitals(spans) else max(weights, key=lambda known: (weights[known], known))
    raised = worn[0].superscript or (worn[0].size < 0.8 * size and worn[0].box.y1 < box.y1 - 0.15 * size)
    return Line(page, box, tuple(words), text, size, bold=bold > 0.9 * letters, raised=raised)


def _in_small_capitals(spans: Sequence[Span]) -> bool:
    """Whether a line begins with a capital and goes on, in the same word and font, in smaller ones."""
    if len(spans) < 2:
        return False
    first, second = spans[:2]
    smaller = 0.6 < second.size / first.size < 0.9 and not second.superscript
    return smaller and len(first.text) == 1 and first.font == second.font and second.box.x0 - first.box.x1 < 1 and second.text[:1].isalpha()


def rounded(size: float) -> float:
    """A type size to half a point, so that what looks alike is alike."""
    return round(size * 2) / 2


def _span_of(word: Word, spans: list[Span]) -> Span:
    middle = word.box.centre[0]
    for span in spans:
        if span.box.x0 - 0.5 <= middle <= span.box.x1 + 0.5:
            return span
    return min(spans, key=lambda span: abs(span.box.centre[0] - middle))


def _joined(pieces: list[Line]) -> list[Line]:
    """Pieces of one row that belong together: close by, or a list's marker and its text."""
    result: list[Line] = []
    for piece in sorted(pieces, key=lambda line: (round(line.box.centre[1] / 3), line.box.x0)):
        for at in range(len(result) - 1, max(-1, len(result) - 12), -1):
            before = result[at]
            if before.box.y1 > piece.box.y0 and before.beside(piece) and _belongs(before, piece):
                result[at] = before.with_more(piece)
                break
        else:
            result.append(piece)
    return result


def _bulleted(found: list[Line], marks: Iterable[Mark]) -> list[Line]:
    """The lines, with the bullets that are drawn before them."""
    for mark in marks:
        if mark.form != "shape" or max(mark.box.width, mark.box.height) > _BULLET:
            continue
        for at, line in enumerate(found):
            gap = line.box.x0 - mark.box.x1
            if 0 < gap < 30 and line.box.y0 < mark.box.centre[1] < line.box.y1:
                found[at] = replace(line, box=line.box.union(mark.box), bullet=True)
                break
    return found


def _belongs(left: Line, right: Line) -> bool:
    gap = right.box.x0 - left.box.x1
    if -2 <= gap <= 0.7 * min(left.size, right.size) + 1:
        return True
    return 0 <= gap <= 60 and len(left.words) == 1 and is_marker(left.text)


def is_marker(text: str) -> bool:
    """Whether a word alone can open a list item: a bullet, "(a)", "4.", "1.2"."""
    if text in MARKERS or (len(text) == 1 and "\ue000" <= text <= "\uf8ff"):
        return True
    bare = text.strip("().:")
    if not bare or len(text) > 8:
        return False
    numbered = all(part.isdigit() and len(part) <= (2 if "." in bare else 3) for part in bare.split("."))
    lettered = (len(bare) == 1 and bare.isalpha()) or (len(bare) <= 4 and set(bare.lower()) <= set("ivx"))
    return (numbered and (text != bare or "." in bare or len(bare) <= 2)) or (lettered and text != bare)


def _around(boxes: Iterable[Box]) -> Box:
    every = list(boxes)
    return Box(min(b.x0 for b in every), min(b.y0 for b in every), max(b.x1 for b in every), max(b.y1 for b in every))

"""Headings told from text by type and numbering, and where each stands under the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Span
from extractor.blocks.lines import MARKERS, Line, rounded
from extractor.blocks.margins import Sheet
from extractor.blocks.words import words

_MOST_WORDS = 24
_RUNNING = 6
"""Words: shorter lines may be headings, and say little of how running text is set."""
_ENDS = (".", ";", ",")
_NEXT_TO_NONE = 0.15
"""The share of a report's letters that its running text must have to say what its type is."""
_COUNTED = re.compile(r"(\D*)(\d+)")
_YEAR = re.compile(r"\(?(?:19|20)\d\d(?:[/–-]\d{2,4})?\)?[:,.]?")


@dataclass(frozen=True, slots=True)
class Type:
    """How the running text of a report is set."""

    size: float
    """Type size of most of the text, in points."""
    leading: float
    """The usual gap between two lines of a paragraph, in type sizes."""
    bold: bool = False


def type_sizes(spans: Iterable[Span]) -> tuple[tuple[float, int], ...]:
    """The type sizes of a page, each with the number of its letters."""
    sizes: Counter[float] = Counter()
    for span in spans:
        sizes[rounded(span.size)] += len(span.text)
    return tuple(sorted(sizes.items()))


def body_type(sheets: Sequence[Sheet]) -> Type:
    """The type that most letters of the report's running text are set in; of all its text, where next to all stands in tables.

    Short lines do not count: where tables have nearly all the text, most of what stands between them is headings.
    """
    weights: Counter[tuple[float, bool]] = Counter()
    everything: Counter[float] = Counter()
    gaps: Counter[float] = Counter()
    for sheet in sheets:
        everything.update(dict(sheet.sizes))
        before: Line | None = None
        for line in sheet.lines:
            if len(line.words) >= _RUNNING:
                weights[line.size, line.bold] += len(line.text)
            if before and before.size == line.size and line.box.y0 > before.box.y0:
                gap = (line.box.y0 - before.box.y1) / max(line.size, 1.0)
                if -0.6 < gap < 1.2 and len(line.words) >= _RUNNING:
                    gaps[round(gap, 1)] += 1
            before = line
    if not everything:
        return Type(10.0, 0.1)
    leading = gaps.most_common(1)[0][0] if gaps else 0.1
    if weights.total() < _NEXT_TO_NONE * everything.total():
        return Type(everything.most_common(1)[0][0], leading)
    (size, bold), _ = weights.most_common(1)[0]
    return Type(size, leading, bold)


def is_heading(line: Line, body: Type) -> bool:
    """Whether one line, by its looks and its words, can be (part of) a heading."""
    text = line.text
    if len(line.words) > _MOST_WORDS or not stands_out(line, body) or line.words[0].text in MARKERS:
        return False
    told = words()
    rest = text if told.attached.match(text) else told.numbering.sub("", text, count=1) if told.numbering.match(text) else text
    if told.label.match(text) or told.contact.search(text) or not re.search(r"[^\W\d_]{3}", rest):
        return False
    if rest[:1].islower() and rest == text:
        return False
    return not _is_figures(rest) and not (text.endswith(_ENDS) and len(line.words) > 4)


def stands_out(line: Line, body: Type) -> bool:
    """Whether a line is set larger, bolder or in more capitals than the running text."""
    if line.size >= body.size * 1.12:
        return True
    if line.size < body.size * 0.88:
        return False
    return (line.bold and not body.bold) or _is_capitals(line.text)


def _is_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 5 and all(letter.isupper() for letter in letters) and " " in text


def _is_figures(text: str) -> bool:
    """Whether numbers make up much of a line: a result in bold, not the name of what follows."""
    tokens = text.split()
    figures = sum(1 for token in tokens if re.search(r"\d", token) and not _YEAR.fullmatch(token))
    return figures >= 0.3 * len(tokens) and (figures >= 2 or tokens[0][:1].isdigit())


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's text and looks, enough to place it among others."""

    text: str
    size: float
    bold: bool

    @property
    def number(self) -> tuple[str, ...]:
        """("4", "1") for "4.1 Revenue", ("D168",) for "D168. MINUTES"; empty where it has none."""
        found = words().numbering.match(self.text)
        if not found:
            return ()
        if found["named"] is not None:
            return (found.group().split()[0].casefold(), *found["named"].split("."))
        first, *rest = found["number"].split(".")
        return (found["letter"] + first, *rest, *([found["part"]] if found["part"] else []))

    @property
    def is_attached(self) -> bool:
        """Whether it begins an appendix or the like, which stands under no chapter."""
        return bool(words().attached.match(self.text))

    @property
    def capitals(self) -> bool:
        return _is_capitals(self.text)

    def equals(self, other: Heading) -> bool:
        """Whether both are set alike, and neither is numbered."""
        alike = abs(self.size - other.size) < 0.3 and (self.bold, self.capitals) == (other.bold, other.capitals)
        return alike and not self.number and not other.number

    def follows(self, other: Heading) -> bool:
        """Whether this is the next number after `other` in the same numbering: "D170." after "D169.", "4.2" after "4.1"."""
        mine, before = self.number, other.number
        if not mine or len(mine) != len(before) or mine[:-1] != before[:-1]:
            return False
        now, then = _COUNTED.fullmatch(mine[-1]), _COUNTED.fullmatch(before[-1])
        return bool(now and then and now[1] == then[1] and int(now[2]) == int(then[2]) + 1)

    def over(self, other: Heading) -> bool:
        """Whether `other`, coming after this one, stands under it."""
        mine, theirs = self.number, other.number
        if other.is_attached:
            return not mine and self.size > other.size + 0.6
        if mine and theirs and len(mine) != len(theirs):
            return len(mine) < len(theirs) and (theirs[: len(mine)] == mine or self.size >= other.size)
        if abs(self.size - other.size) > 0.6:
            return self.size > other.size
        if mine and theirs:
            return False
        if (self.bold, self.capitals) != (other.bold, other.capitals):
            return (self.capitals, self.bold) > (other.capitals, other.bold)
        return bool(mine)


def path_with(path: tuple[Heading, ...], heading: Heading) -> tuple[Heading, ...]:
    """The path of headings once `heading` has been read: those it stands under, and itself."""
    kept = list(path)
    for at, other in enumerate(path):
        if heading.follows(other):
            return (*path[:at], heading)
    while kept and not kept[-1].over(heading):
        kept.pop()
    return (*kept, heading)

"""Narrative measures: a heading with the code of an indicator, and under it one sentence that says how it stands.

Only where the figure bears an unmistakable word of its role, and no other figure could be meant; everything else stays commentary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import pairwise

from corpus.model import Block, Box, Evidence, Figure, Measure, Placed, Reading, Report
from extractor.figures import read_value
from extractor.readers.texts.banners import status_over
from extractor.readers.texts.names import split_name
from extractor.readers.texts.spans import between

NUMBER = r"£?\d[\d,]*(?:\.\d+)?(?:\s?%|\s?(?:days|weeks|million|per cent)\b)?"
_WHOLE = (rf"(?P<value>{NUMBER})(?![\d%/]|\.\d|\s?(?:-|–|to|/|of|out of)\s?\d"
          r"|\s+(?:lower|higher|more|less|fewer|better|worse|above|below|under|over|up|down|short|away|off|of|points?|percentage|since)\b)")
_IT = (r"(?:(?:this|it|performance|current performance|(?:the\s)?(?:indicator|figure|rate|result|outturn|position))\s+"
       r"(?:(?:now|currently)\s+)?)")
_CURRENT = re.compile(
    rf"^{_IT}(?:stands|stood|is|was|remains|remained)\s+(?:(?:now|currently)\s+)?(?P<at>at\s+)?{_WHOLE}", re.IGNORECASE)
_ENDS = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])")
_TARGET = re.compile(rf"\btarget(?::|\s+(?:of|is|was))?\s+{_WHOLE}(?!\s+(?:by|for|in)\b)", re.IGNORECASE)
_ANY = re.compile(r"\d[\d,]*(?:\.\d+)?\s?(?P<unit>%|per cent\b)?")
_LONGEST = 14
"""Words of a heading that names an indicator, at most."""


def narratives(placed: Sequence[Placed], report: Report, read: Iterable[Measure]) -> Iterator[Measure]:
    """The measures of coded headings, of codes that no table of the report has measured."""
    told = {_plain(measure.code) for measure in read if measure.code}
    for at, (there, after) in enumerate(pairwise(placed)):
        heading, sentence = there.what, after.what
        if not isinstance(heading, Block) or not isinstance(sentence, Block) or sentence.form != "paragraph":
            continue
        code, name = split_name(heading.text)
        if not code or len(heading.text.split()) > _LONGEST or _plain(code) in told or not _heads(heading, after):
            continue
        figures = _figures(sentence)
        if "current" in figures:
            told.add(_plain(code))
            rag, where = status_over(placed, at)
            yield Measure(id="", report=report.id, evidence=(*heading.boxes, *sentence.boxes, *where), section=_section(after, heading),
                          item=after.item, reading=Reading("text", "sentence", 0.8), family="indicator", name=name, code=code,
                          period=report.period, figures=figures, rag=rag, note=sentence.text)


def _heads(block: Block, after: Placed) -> bool:
    """Whether a block stands over the next as its heading: as one of the outline, or as a line of its own that is no sentence."""
    if block.form == "heading":
        return block.text in after.section
    return block.form == "paragraph" and not block.text.rstrip().endswith((".", ":", ";", ","))


def _section(after: Placed, heading: Block) -> tuple[str, ...]:
    return tuple(text for text in after.section if text != heading.text)


def _plain(code: str) -> str:
    return re.sub(r"[\s_.-]", "", code).upper()


def _figures(block: Block) -> dict[str, Figure]:
    """Current and target as the first sentence says them; none where it says another figure that could be meant."""
    first = _ENDS.split(block.text, maxsplit=1)[0]
    found: dict[str, Figure] = {}
    for role, pattern in (("current", _CURRENT), ("target", _TARGET)):
        matches = list(pattern.finditer(first))
        figure = figure_at(block, *matches[0].span("value")) if len(matches) == 1 else None
        if figure and (role == "target" or figure.unit == "percent" or matches[0]["at"]):  # "it is 20 years since" is no measure
            found[role] = figure
    shares = [bool(number["unit"]) for number in _ANY.finditer(first)]
    share = any(figure.unit == "percent" for figure in found.values())
    return found if (sum(shares) if share else len(shares)) == len(found) else {}


def figure_at(block: Block, start: int, end: int) -> Figure | None:
    """The figure that stands at these offsets of a block; None where no word or no page can be pointed at."""
    if " ".join(word.text for word in block.words) != block.text:  # hyphens mended: no word can be pointed at
        return None
    words, value = between(block.words, start, end), read_value(block.text[start:end])
    page = _page(block.boxes, words[0].box.centre)
    if page is None or value is None or value.value is None:
        return None
    return Figure(value.text, value.value, value.unit, value.scale, page, reduce(Box.union, (word.box for word in words)))


def _page(boxes: Sequence[Evidence], point: tuple[float, float]) -> int | None:
    """The page that a word stands on; None where it could be two."""
    pages = {place.page for place in boxes if place.box.holds(point, slack=1)}
    return pages.pop() if len(pages) == 1 else None

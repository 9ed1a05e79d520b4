"""The headings that a record stands under: found by them, it is marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from corpus.model import AnyRecord, Box, Word
from search.marks import matched
from search.query import Query
from webui.cells import marked

SLACK = 3.0
"""Points that a heading may reach below the top of what it heads."""


def headings(record: AnyRecord) -> tuple[str, ...]:
    """The agenda item, where there is one, and the headings from the outermost in."""
    return ((record.item,) if record.item else ()) + record.section


def trail(record: AnyRecord, looked_for: Query) -> tuple[Markup, ...]:
    """The headings, with what matched marked."""
    return tuple(_heading(text, looked_for) for text in headings(record))


@lru_cache(maxsize=2048)
def _heading(text: str, looked_for: Query) -> Markup:
    """Remembered: hits of one report share their headings."""
    return marked((text,), frozenset(matched(looked_for, text.split())))[0]


def on_page(record: AnyRecord, boxes: Sequence[Box], words: Sequence[Word]) -> list[range]:
    """Where the record's headings stand above its boxes: runs of the page's words, for each heading the nearest."""
    top = min((box.y0 for box in boxes), default=0.0)
    runs = (occurrences("".join(text.split()), words) for text in headings(record))
    above = ([run for run in found if words[run[0]].box.y0 <= top + SLACK] for found in runs)
    return [max(found, key=lambda run: words[run[0]].box.y0) for found in above if found]


def occurrences(heading: str, words: Sequence[Word]) -> list[range]:
    """Every place where words that follow each other on the page spell the heading, blanks aside: a PDF may have none after "2."."""
    found = []
    for start, word in enumerate(words):
        if heading.startswith(word.text):
            end, spelt = start + 1, word.text
            while len(spelt) < len(heading) and end < len(words):
                spelt += words[end].text
                end += 1
            if spelt == heading:
                found.append(range(start, end))
    return found

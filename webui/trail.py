"""The headings that a record stands under and the footnotes that belong to it: found by them, it is marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from corpus.model import AnyRecord, Box, Measure, Word
from search.marks import matched
from search.query import Query
from webui.cells import marked

WORTH_FINDING = 4
"""Words of a text that stands somewhere of itself; "N/A" stands everywhere."""

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


def notes_on_page(record: AnyRecord, words: Sequence[Word]) -> list[range]:
    """Where the texts beside a measure's row stand on the page: footnotes, and a note that lies apart."""
    if not isinstance(record, Measure):
        return []
    texts = [text for text in (record.note, *record.details.values()) if len(text.split()) >= WORTH_FINDING]
    return [run for text in texts for run in occurrences("".join(text.split()), words)[:1]]


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

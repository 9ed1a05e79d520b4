"""The words around what was found, as HTML that is safe to show: escaped, with `<mark>` and nothing else."""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise

from corpus.model import AnyRecord
from search.engine import Snippet
from search.fields import passages
from search.marks import about, finder
from search.query import Query

WIDTH = 40
"""Words of a snippet."""
MOST = 2
"""Snippets of a hit."""
_LEAD = 8
"""Words shown before the first mark, where there are as many."""
_OPENINGS = ("text", "note", "name", "caption", "columns")
"""Where nothing is to be marked, the first of these that the record has is shown from its beginning."""
_CORE = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


def snippets(record: AnyRecord, tree: Query) -> tuple[Snippet, ...]:
    """The passages with the most different words found, best first; where there are none, how the record begins."""
    scored = []
    texts = passages(record)
    found = finder(about(tree, record.themes))
    for place, (field, text) in enumerate(texts):
        words = text.split()
        marks = found(words)
        if marks:
            first, last = _window(words, marks)
            shown = _distinct(words, [mark for mark in marks if first <= mark < last])
            scored.append((-shown, field == "section", place, words, marks, first))
    if not scored:
        return _opening(texts)
    return tuple(Snippet(texts[place][0], _html(words, marks, first)) for _, _, place, words, marks, first in sorted(scored)[:MOST])


def _opening(texts: list[tuple[str, str]]) -> tuple[Snippet, ...]:
    for field in _OPENINGS:
        for name, text in texts:
            if name == field:
                return (Snippet(name, _html(text.split(), (), 0)),)
    return ()


def _distinct(words: list[str], marks: list[int]) -> int:
    return len({words[mark].casefold() for mark in marks})


def _window(words: list[str], marks: tuple[int, ...]) -> tuple[int, int]:
    """First and last word, the last not included, of the stretch in which the most different words are marked."""
    best = max(marks, key=lambda start: (_distinct(words, [mark for mark in marks if start <= mark < start + WIDTH - _LEAD]), -start))
    first = max(0, min(best - _LEAD, len(words) - WIDTH))
    return first, first + WIDTH


def _html(words: list[str], marks: tuple[int, ...], first: int) -> str:
    """`WIDTH` words from the first on; words that follow each other are marked as one, without the punctuation around them."""
    last = min(first + WIDTH, len(words))
    marked = {mark for mark in marks if first <= mark < last}
    edges = [at for at in range(first + 1, last) if (at in marked) != (at - 1 in marked)]
    parts = []
    for start, end in pairwise([first, *edges, last]):
        text = " ".join(words[start:end])
        parts.append(_mark(text) if start in marked else escape(text))
    return ("… " if first else "") + " ".join(parts) + (" …" if last < len(words) else "")


def _mark(text: str) -> str:
    before, core, after = _CORE.match(text).groups()  # type: ignore[union-attr]
    return f"{escape(before)}<mark>{escape(core)}</mark>{escape(after)}"

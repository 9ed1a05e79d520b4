"""Footnotes of a table: the lines under it that begin with a mark, joined to the rows that bear the mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.model import Block, Evidence, Placed

REACH = 8
"""Blocks after a table among which its footnotes stand."""
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_FIRST = re.compile(r"^(\*+|[†‡]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\(?\d{1,2}[.)])\s*(?=\S)")
_LAST = re.compile(r"(\*+|[†‡]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)$")


@dataclass(frozen=True, slots=True)
class Footnote:
    """What stands under a table behind a mark, and where."""

    text: str
    boxes: tuple[Evidence, ...] = ()


def footnotes(placed: Sequence[Placed], at: int) -> dict[str, Footnote]:
    """The footnotes under the table at this place of the outline, by their marks."""
    found: dict[str, Footnote] = {}
    for there in placed[at + 1 : at + 1 + REACH]:
        if not isinstance(there.what, Block) or there.what.form == "heading":
            break
        if mark := _FIRST.match(there.what.text):
            found.setdefault(_plain(mark[1]), Footnote(there.what.text[mark.end() :], there.what.boxes))
    return found


def marked(texts: Iterable[str], notes: Mapping[str, Footnote]) -> tuple[Footnote, ...]:
    """The footnotes that the marks behind these texts point to, in order."""
    marks = [_plain(mark[1]) for text in texts if (mark := _LAST.search(text.strip()))]
    return tuple(notes[mark] for mark in dict.fromkeys(marks) if mark in notes)


def _plain(mark: str) -> str:
    return mark.translate(_RAISED).strip("().")

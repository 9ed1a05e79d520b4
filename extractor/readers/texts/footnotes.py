"""Footnotes of a table: what stands under it behind a mark, joined to the rows that bear the mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.model import Block, Evidence, Placed

REACH = 8
"""Blocks after a table among which its footnotes stand."""
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠᵍʰ", "1234567890abcdefgh")
_SIGN = r"\*+|[†‡]+|[¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠᵍʰ]+"
_FIRST = re.compile(rf"^(?:Notes?:?\s+)?({_SIGN}|\(?\d{{1,2}}[.)]|\([a-z]\)|[a-z]\)|\[\w{{1,2}}\])\s*(?=\S)")
_NEXT = re.compile(rf"(?<=[.;)])\s+(?=(?:{_SIGN}|\([a-z]\)|\[\w{{1,2}}\])\s*[^\W\d_])")
"""Where within one paragraph the next footnote begins."""
_LAST = re.compile(rf"(?P<signs>(?:(?:{_SIGN}),?\s?)*(?:{_SIGN}))$|(?<=\S)\s?(?P<bracket>\((?:[a-z]|\d\d?)\)|\[\w{{1,2}}\])$")
_ONE = re.compile(_SIGN)


@dataclass(frozen=True, slots=True)
class Footnote:
    """What stands under a table behind a mark, and where."""

    text: str
    boxes: tuple[Evidence, ...] = ()


def footnotes(placed: Sequence[Placed], at: int) -> dict[str, Footnote]:
    """The footnotes under the table at this place of the outline, by their marks, bare and as printed."""
    found: dict[str, Footnote] = {}
    for there in placed[at + 1 : at + 1 + REACH]:
        if not isinstance(there.what, Block) or there.what.form == "heading":
            break
        for text in _NEXT.split(there.what.text):
            if mark := _FIRST.match(text):
                for key in (_plain(mark[1]), mark[1]):
                    found.setdefault(key, Footnote(text[mark.end() :], there.what.boxes))
    return found


def marked(texts: Iterable[str], notes: Mapping[str, Footnote]) -> tuple[Footnote, ...]:
    """The footnotes that the marks behind these texts point to, in order."""
    marks = [mark for text in texts for mark in _marks(text)] if notes else []
    return tuple(notes[mark] for mark in dict.fromkeys(marks) if mark in notes)


def without_mark(text: str, notes: Mapping[str, Footnote]) -> str:
    """The text without the mark behind it, where that is one of these footnotes'."""
    return _LAST.sub("", text.strip()).strip() if any(mark in notes for mark in _marks(text)) else text


def _marks(text: str) -> Iterator[str]:
    """The marks that a text ends in: "¹,²" gives "1" and "2"; in brackets the footnote's own has them too, for "(12)" can be a figure."""
    if last := _LAST.search(text.strip()):
        yield from (last["bracket"],) if last["bracket"] else map(_plain, _ONE.findall(last["signs"]))


def _plain(mark: str) -> str:
    return mark.translate(_RAISED).strip("().[]")

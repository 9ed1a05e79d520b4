"""A share and what it is of, printed in one cell: "38% (42/110)", "42/110 (38%)", "42 (38%)" under "No. (%)".

The three of the first two prove each other; of two numbers in one cell only the head says what they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce

from corpus.model import Box, Figure, Word
from extractor.checks import interval, meet
from extractor.figures import read_figure, read_value

_OF = r"([\d,]+)\s?(?:/|of|out of)\s?([\d,]+)"
_SHARE = r"(\d+(?:\.\d+)?\s?%)"
_SHARE_FIRST, _PARTS_FIRST = re.compile(rf"{_SHARE}\s?\({_OF}\)"), re.compile(rf"{_OF}\s?\({_SHARE}\)")
_PAIR = re.compile(r"(?P<count>[\d,]+)\s?\((?P<share>\d+(?:\.\d+)?\s?%)\)")
_PAIR_HEAD = re.compile(r"\b(?:no|number|count|#)\W.*%|%.*\(\W*(?:no|number|count)", re.IGNORECASE)


def parts_of_share(words: Sequence[Word], page: int, head: str) -> Mapping[str, Figure]:
    """What the words of a cell print by role; nothing where the numbers don't prove it or the head says no such thing."""
    text = " ".join(word.text for word in words)
    figure = read_figure(words, page) if "%" in text and "(" in text else None
    if figure is None:
        return {}
    figure = replace(figure, box=reduce(Box.union, (word.box for word in words)))
    first, last = _SHARE_FIRST.fullmatch(text), _PARTS_FIRST.fullmatch(text)
    if found := first or last:
        share, of, every = found.groups() if first else (found[3], found[1], found[2])
        printed = {role: _as(figure, part) for role, part in (("current", share), ("numerator", of), ("denominator", every))}
        return printed if _is_share(*printed.values()) else {}
    if _PAIR_HEAD.search(head) and (pair := _PAIR.fullmatch(text)):
        return {"current": _as(figure, pair["count"]), "share": _as(figure, pair["share"])}
    return {}


def _as(figure: Figure, text: str) -> Figure:
    value = read_value(text)
    return replace(figure, text=text, value=value.value, unit=value.unit, scale=1) if value else replace(figure, text=text, value=None)


def _is_share(share: Figure, of: Figure, every: Figure) -> bool:
    if share.value is None or not of.value or not every.value:
        return False
    worked = 100 * of.value / every.value
    return meet((worked, worked), interval(share.text, share.value, 1))

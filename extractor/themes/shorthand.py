"""From the shorthand of a theme's file to spaCy's token patterns. The shorthand is told in `corpus.themes`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

TokenPattern = list[dict[str, Any]]

_GAP = re.compile(r"\.\.(\d+)")
_ENDINGS = re.compile(r"(.*)\((.+)\)(.*)")
_BLANKS = str.maketrans(dict.fromkeys("-‐‑–—", " ") | {"’": "'", "‘": "'"})


def level(text: str) -> str:
    """The text with hyphens as blanks and one kind of apostrophe, letter for letter, so that offsets stay true."""
    return text.translate(_BLANKS)


def token_patterns(phrase: str, split: Callable[[str], list[str]]) -> list[TokenPattern]:
    """One phrase of the shorthand as token patterns of spaCy; `split` is its tokeniser."""
    ways = [_ways(word, split) for word in phrase.split()]
    return [[token for tokens in one for token in tokens] for one in product(*ways)]


def needed(pattern: TokenPattern) -> list[frozenset[str]]:
    """For each token that a pattern can't do without, the words in lower case of which one must stand in the text."""
    sets = []
    for token in pattern:
        said = token.get("LOWER", token.get("ORTH"))
        if said is not None and "OP" not in token:
            words = frozenset(word.lower() for word in said["IN"])
            if all(word.isalnum() for word in words):
                sets.append(words)
    return sets


def _ways(word: str, split: Callable[[str], list[str]]) -> list[TokenPattern]:
    """The tokens of one word: in several ways where an alternative is spaCy's two tokens ("children's") or to be found as written."""
    gap = _GAP.fullmatch(word)
    if gap:
        return [[{"OP": f"{{0,{gap[1]}}}"}]]
    times = {"OP": "?"} if word.endswith("?") else {}
    groups: dict[tuple[str, int], list[list[str]]] = {}
    for one in _alternatives(word.rstrip("?")):
        parts = split(level(one))
        groups.setdefault(("ORTH" if any(map(str.isupper, one)) else "LOWER", len(parts)), []).append(parts)
    return [
        [{attribute: {"IN": sorted(set(column))}} | times for column in zip(*parted, strict=True)]
        for (attribute, _), parted in groups.items()
    ]


def _alternatives(word: str) -> Iterator[str]:
    """`overspen(d|t)|deficit(s)` one by one."""
    for one in re.split(r"\|(?![^(]*\))", word):
        ending = _ENDINGS.fullmatch(one)
        if ending is None:
            yield one
            continue
        before, endings, after = ending.groups()
        if "|" not in endings:
            yield before + after
        for said in endings.split("|"):
            yield before + said + after

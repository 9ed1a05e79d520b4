"""Which passages say the same, told by one number a passage: the same text in the next quarter's report folds under one hit.

What changes from quarter to quarter doesn't count: figures, periods, little words. In a long passage only a quarter of the words count,
taken by their checksum, so that a word put otherwise mostly goes unnoticed and a sentence put in hardly ever. Words that turn a meaning
("rose", "not", "red") always count. What was folded is listed under the hit, and nothing is lost.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable
from functools import cache

from search.words import spellings, stems

SHORTEST = 8
"""Words: shorter passages ("No change.") say the same too easily to be folded."""
_FEWEST = 5
"""Different words that are left without figures; where there are fewer, the figures are what is said."""
_LONG = 30
"""Different words of a passage that tells by itself what it is about; a shorter one is taken with its heading."""
_SAMPLED = 4
"""Of the words of a long passage, one in so many counts."""
_FIGURE = re.compile(r"\d")


def fold(said: str, heading: str, authority: str) -> int:
    """63 bits, equal for passages that say the same; 0 for what is too short. `said` and `heading` are stem streams.

    Passages with figures fold within one authority only, since another's figures are another matter.
    """
    tokens = said.split()
    if len(tokens) < SHORTEST:
        return 0
    different = _counted(set(tokens) - _loose())
    figures = _FIGURE.search(said) is not None
    if len(different) < _FEWEST or (figures and not authority):
        return digest(said)
    whose = authority if figures else ""
    if len(different) < _LONG:
        under, kept = (" ".join(_counted([token for token in each if token not in _loose()])) for each in (heading.split(), tokens))
        return digest(f"{whose}|{under}|{kept}")
    always = _turning()
    # A checksum is worked out in less time than it takes to find it among those of all words.
    telling = [token for token in different if not zlib.crc32(token.encode()) % _SAMPLED and token not in always]
    turning = [token for token in tokens if token in always]
    return digest(f"{whose}|{' '.join(sorted(telling))}|{' '.join(turning)}")


def digest(text: str) -> int:
    """63 bits of a text."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) >> 1


def _counted(tokens: Iterable[str]) -> list[str]:
    """What is no figure."""
    return [token for token in tokens if token.isalpha() or not _FIGURE.search(token)]


@cache
def _loose() -> frozenset[str]:
    """Stems that never count: little words, and those that figures and periods are made of, but none that turns a meaning."""
    return (_stems("stopwords") | _stems("counting")) - _turning()


@cache
def _turning() -> frozenset[str]:
    return _stems("turning")


def _stems(words: str) -> frozenset[str]:
    """The stems of one of the lists of spellings.toml."""
    return frozenset(stem for word in getattr(spellings(), words) for stem in stems(word))

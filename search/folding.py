"""Which passages say the same, told by one number a passage: the same text in the next quarter's report folds under one hit.

What changes from quarter to quarter doesn't count: figures, periods, little words. In a long passage only a quarter of the words count,
taken by their checksum, so that a word put otherwise mostly goes unnoticed and a sentence put in hardly ever. Words that turn a meaning
("rose", "not", "red") always count. What was folded is listed under the hit, and nothing is lost.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import cache, lru_cache

from search.words import spellings, stems

SHORTEST = 8
"""Words: shorter passages ("No change.") say the same too easily to be folded."""
_FEWEST = 5
"""Words that are left without figures; where there are fewer, the figures are what is said."""
_LONG = 30
"""Different words of a passage that tells by itself what it is about; a shorter one is taken with its heading."""
_SAMPLED = 4
"""Of the words of a long passage, one in so many counts."""
_LOOSE, _PLAIN, _TELLING = range(3)


def fold(said: str, heading: str, authority: str) -> int:
    """63 bits, equal for passages that say the same; 0 for what is too short. `said` and `heading` are stem streams.

    Passages with figures fold within one authority only, since another's figures are another matter.
    """
    tokens = said.split()
    if len(tokens) < SHORTEST:
        return 0
    kept = _kept(said)
    figures = any(any(map(str.isdigit, token)) for token in tokens)
    if len(kept) < _FEWEST or (figures and not authority):
        return digest(said)
    whose = authority if figures else ""
    different = set(kept)
    if len(different) < _LONG:
        return digest("|".join([whose, " ".join(_kept(heading)), " ".join(kept)]))
    telling = sorted(token for token in different if _weight(token) == _TELLING)
    return digest("|".join([whose, " ".join(telling), " ".join(token for token in kept if token in _turning())]))


def digest(text: str) -> int:
    """63 bits of a text."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) >> 1


def _kept(stream: str) -> list[str]:
    return [token for token in stream.split() if _weight(token) != _LOOSE]


@lru_cache(200_000)
def _weight(token: str) -> int:
    """Whether a stem counts not at all, in short passages, or in long ones too."""
    if any(map(str.isdigit, token)) or token in _loose():
        return _LOOSE
    return _PLAIN if zlib.crc32(token.encode()) % _SAMPLED else _TELLING


@cache
def _loose() -> frozenset[str]:
    """Stems of little words and of words that figures and periods are made of, but of none that turns a meaning."""
    rules = spellings()
    return frozenset(stem for word in rules.stopwords | rules.counting for stem in stems(word)) - _turning()


@cache
def _turning() -> frozenset[str]:
    return frozenset(stem for word in spellings().turning for stem in stems(word))

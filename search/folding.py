"""Which passages say the same, told by one number a passage: the same text in the next quarter's report folds under one hit.

What changes from quarter to quarter doesn't count: figures, periods, little words. In a long passage only a quarter of the words count,
taken by their checksum, so that a word put otherwise mostly goes unnoticed and a sentence put in hardly ever. Words that turn a meaning
("rose", "not", "red") always count. What was folded is listed under the hit, and nothing is lost.
"""

from __future__ import annotations

import hashlib
import zlib
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
_FIGURE, _LOOSE, _PLAIN, _TELLING, _TURNING = range(5)


def fold(said: str, heading: str, authority: str) -> int:
    """63 bits, equal for passages that say the same; 0 for what is too short. `said` and `heading` are stem streams.

    Passages with figures fold within one authority only, since another's figures are another matter.
    """
    tokens = said.split()
    if len(tokens) < SHORTEST:
        return 0
    different = set(tokens)
    weigh = _WEIGHTS.__getitem__
    weights = list(map(weigh, different))
    figures = _FIGURE in weights
    left = len(weights) - weights.count(_FIGURE) - weights.count(_LOOSE)
    if left < _FEWEST or (figures and not authority):
        return digest(said)
    whose = authority if figures else ""
    if left < _LONG:
        under, kept = (" ".join([token for token in each if weigh(token) >= _PLAIN]) for each in (heading.split(), tokens))
        return digest(f"{whose}|{under}|{kept}")
    telling = " ".join(sorted([token for token, weight in zip(different, weights, strict=True) if weight == _TELLING]))
    turning = " ".join([token for token in tokens if weigh(token) == _TURNING]) if _TURNING in weights else ""
    return digest(f"{whose}|{telling}|{turning}")


def digest(text: str) -> int:
    """63 bits of a text."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) >> 1


class _Weights(dict[str, int]):
    """What each stem counts for: nothing, something in short passages, in long ones too, or always. Emptied when it has grown large."""

    def __missing__(self, token: str) -> int:
        if len(self) >= 200_000:
            self.clear()
        if token in _stems("turning"):
            weight = _TURNING
        elif any(map(str.isdigit, token)):
            weight = _FIGURE
        elif token in _stems("stopwords") or token in _stems("counting"):
            weight = _LOOSE
        else:
            weight = _PLAIN if zlib.crc32(token.encode()) % _SAMPLED else _TELLING
        self[token] = weight
        return weight


_WEIGHTS = _Weights()


@cache
def _stems(words: str) -> frozenset[str]:
    """The stems of one of the lists of spellings.toml."""
    return frozenset(stem for word in getattr(spellings(), words) for stem in stems(word))

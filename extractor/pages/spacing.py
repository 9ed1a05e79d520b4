"""Words set wide, their letters apart: heads such as "T A R G E T", which the PDF gives as words of one letter each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.model import Word

FEWEST = 4
"""Letters that stand evenly apart before they are a word set wide; fewer only where others on the page are set so."""
WIDEST = 0.5
"""The widest gap within such a word, as a share of its height; columns of single letters stand farther apart."""
EVEN = 0.4
"""How far, in points, gaps within a word may differ: letters set wide stand apart by one measure, but for kerning."""
LETTERS = 0.8
"""The share of a line's words that have one letter, where it is set wide; lists and sums have fewer."""


def close_up(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words with those of letters set apart joined again; nothing is looked at twice where no line has several words of one letter."""
    letters = Counter(word.line for word in words if len(word.text.strip("-")) <= 1)
    if max(letters.values(), default=0) < FEWEST:
        return words
    runs = _runs(words)
    wide = {(_height(run), _gap(run)) for run in runs if len(run) >= FEWEST and _is_wide(run)}
    if not wide:
        return words
    out: list[Word] = []
    for run in runs:
        out += _joined(run) if _is_spelt(run) and any(_alike(run, height, gap) for height, gap in wide) else run
    return tuple(out)


def _runs(words: Sequence[Word]) -> list[list[Word]]:
    """The words of a line that stand together, each line by itself."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and word.line == runs[-1][-1].line and 0 <= word.box.x0 - runs[-1][-1].box.x1 <= word.box.height:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _height(run: Sequence[Word]) -> float:
    return run[0].box.height


def _gap(run: Sequence[Word]) -> float:
    """The gap that most letters of a run have between them: that in the middle of all."""
    gaps = sorted(second.box.x0 - first.box.x1 for first, second in pairwise(run))
    return gaps[(len(gaps) - 1) // 2]


def _alike(run: Sequence[Word], height: float, gap: float) -> bool:
    return abs(_height(run) - height) < EVEN and abs(_gap(run) - gap) < EVEN


def _is_wide(run: Sequence[Word]) -> bool:
    """Whether letters, one a word, stand evenly apart, and by less than single letters in columns."""
    gap, letters = _gap(run), sum(word.text[-1].isalpha() for word in run)
    even = sum(abs(second.box.x0 - first.box.x1 - gap) < EVEN for first, second in pairwise(run))
    return letters >= FEWEST - 1 and _is_spelt(run) and gap < WIDEST * _height(run) and even >= 0.6 * (len(run) - 1)


def _is_spelt(run: Sequence[Word]) -> bool:
    return sum(len(word.text.strip("-")) <= 1 for word in run) >= max(2, LETTERS * len(run))


def _joined(run: Sequence[Word]) -> list[Word]:
    """A word ends where the gap is wider than between letters by a blank, that is by more than a quarter of the height."""
    gap, height = _gap(run), _height(run)
    out = [run[0]]
    for before, word in pairwise(run):
        if word.box.x0 - before.box.x1 > gap + 0.2 * height:
            out.append(word)
        else:
            letter = word.text[1:] if len(word.text) == 2 else word.text  # before it a soft hyphen that isn't printed
            out[-1] = replace(out[-1], text=out[-1].text + letter, box=out[-1].box.union(word.box))
    return out

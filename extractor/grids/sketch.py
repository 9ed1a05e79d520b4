"""A grid in the making: edges, and which of the squares between them are one cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.model import Box, Word

Slot = tuple[int, int, int, int]
"""Row, column, rows, columns."""


@dataclass(slots=True)
class Sketch:
    """Edges of columns and rows, and the slots between them, in reading order."""

    xs: list[float]
    ys: list[float]
    slots: list[Slot]
    method: str
    confidence: float = 1.0
    words: dict[Slot, list[Word]] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def slot_box(self, slot: Slot) -> Box:
        row, column, rows, columns = slot
        return Box(self.xs[column], self.ys[row], self.xs[column + columns], self.ys[row + rows])

    def squares(self) -> dict[tuple[int, int], Slot]:
        """The slot of each square."""
        return {
            (row + i, column + j): (row, column, rows, columns)
            for row, column, rows, columns in self.slots for i in range(rows) for j in range(columns)
        }

    def place(self, words: Sequence[Word]) -> None:
        """Give each word to the slot that its centre lies in."""
        at = self.squares()
        left, top, right, bottom = self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]
        for word in words:
            box = word.box
            x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
            if left <= x < right and top <= y < bottom:
                slot = at.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))
                if slot is not None:
                    self.words.setdefault(slot, []).append(word)

    def parted(self) -> float:
        """The share of the edges between squares that part two cells."""
        inner = self.rows * (self.columns - 1) + self.columns * (self.rows - 1)
        missing = sum(rows * (columns - 1) + columns * (rows - 1) for _, _, rows, columns in self.slots)
        return 1 - missing / inner if inner else 1.0

    def filled(self) -> float:
        """The share of slots that hold a word."""
        return len(self.words) / len(self.slots) if self.slots else 0.0

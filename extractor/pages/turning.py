"""Pages whose text runs up, down or upside down: turned for reading, and what was read turned back. Pure geometry; knows no PDF library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.model import AnyRecord, Box, Commentary, Evidence, Ledger, Measure, Page, Table, Word


@dataclass(frozen=True, slots=True)
class Turning:
    """How a page is turned so that its text is level: by how many quarters, clockwise, and how large it is as shown, in points."""

    quarters: int
    width: float
    height: float

    def there(self, box: Box) -> Box:
        """Where a box of the page as shown stands on the turned one."""
        match self.quarters:
            case 1:
                return Box(self.height - box.y1, box.x0, self.height - box.y0, box.x1)
            case 2:
                return Box(self.width - box.x1, self.height - box.y1, self.width - box.x0, self.height - box.y0)
            case 3:
                return Box(box.y0, self.width - box.x1, box.y1, self.width - box.x0)
        return box

    @property
    def back(self) -> Turning:
        """The turn that undoes this one."""
        width, height = (self.height, self.width) if self.quarters % 2 else (self.width, self.height)
        return Turning(-self.quarters % 4, width, height)


def turning(words: Sequence[Word], width: float, height: float) -> Turning:
    """How to turn a page so large, told by which way most words follow each other in their lines."""
    steps = Counter(_quarters(a.box.centre, b.box.centre) for a, b in pairwise(words) if a.line == b.line)
    (quarters, often), *_ = steps.most_common(1) or [(0, 0)]
    return Turning(quarters if often > 0.5 * steps.total() else 0, width, height)


def _quarters(before: tuple[float, float], after: tuple[float, float]) -> int:
    """The quarter turns clockwise that bring `after` to the right of `before`."""
    across, down = after[0] - before[0], after[1] - before[1]
    if abs(across) >= abs(down):
        return 0 if across >= 0 else 2
    return 3 if down > 0 else 1


def turn_page(page: Page, turn: Turning) -> Page:
    """The page turned, with all that stands on it."""
    if not turn.quarters:
        return page
    there, aside = turn.there, turn.quarters % 2 == 1
    return replace(
        page, width=turn.back.width, height=turn.back.height, words=turn_words(page.words, turn),
        spans=tuple(replace(span, box=there(span.box)) for span in page.spans),
        rulings=tuple(replace(r, box=there(r.box), horizontal=r.horizontal != aside) for r in page.rulings),
        fills=tuple(replace(fill, box=there(fill.box)) for fill in page.fills),
        marks=tuple(replace(mark, box=there(mark.box)) for mark in page.marks),
    )


def turn_words(words: Iterable[Word], turn: Turning) -> tuple[Word, ...]:
    return tuple(replace(word, box=_rounded(turn.there(word.box))) for word in words)


def turn_record(record: AnyRecord, turns: Mapping[int, Turning]) -> AnyRecord:
    """The record with all its places turned; `turns` are by page. Its name stays."""
    if not any(page in turns for page in record.pages):
        return record
    evidence = _turn_places(record.evidence, turns)
    match record:
        case Commentary():
            return replace(record, evidence=evidence)
        case Measure():
            figures = {
                role: replace(figure, box=_rounded(turns[figure.page].there(figure.box))) if figure.page in turns else figure
                for role, figure in record.figures.items()
            }
            return replace(record, evidence=evidence, figures=figures)
        case Table():
            return replace(record, evidence=evidence, row_boxes=_turn_places(record.row_boxes, turns))


def turn_ledger(ledger: Ledger, turns: Mapping[int, Turning]) -> Ledger:
    """The ledger with the places of what became no record turned; `turns` are by page."""
    return replace(ledger, entries=tuple(
        replace(entry, boxes=tuple(_rounded(turns[entry.page].there(box)) for box in entry.boxes)) if entry.page in turns else entry
        for entry in ledger.entries
    ))


def _turn_places(places: Iterable[Evidence], turns: Mapping[int, Turning]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(place.page, _rounded(turns[place.page].there(place.box))) if place.page in turns else place for place in places
    )


def _rounded(box: Box) -> Box:
    return Box(round(box.x0, 2), round(box.y0, 2), round(box.x1, 2), round(box.y1, 2))

"""Action plans, project lists and risk registers: what is to be done or feared, who sees to it, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from corpus.model import Measure
from extractor.readers.lines import measures
from extractor.readers.reader import Seen
from extractor.readers.sheets.columns import Sheet
from extractor.readers.texts.labels import ASSESSED
from extractor.vocabulary import may_name, words

BESIDE = frozenset({"previous_rag", "owner", "due", "revised_budget"})
"""What is told of risks and projects beside a score or a status, where no more is."""
SCORES = frozenset({"score", "target_score", "previous_score"})
"""What "Current", "Target" and "Previous" would be of risks, and are of indicators where nothing speaks of risks."""
SPOKEN = {"risk": frozenset({"risk", "risks"}), "project": frozenset({"project", "projects", "programme", "programmes"})}
"""What the head over their names must say for that."""


class Plans:
    """A table whose rows are named by words of its kind, and that says enough of them to be worth a record."""

    def __init__(self, kind: Literal["action", "project", "risk"], telling: frozenset[str], least: int) -> None:
        self.name = f"{kind}s"
        self._kind, self._telling, self._least = kind, telling, least

    def knows(self, seen: Seen) -> float:
        if not any(may_name(" ".join(parts), self._kind) for parts in seen.band.heads):
            return 0.0
        sheet = seen.sheet(self._kind)
        roles = {column.role for column in sheet.columns}
        named = any(column.own_name for column in sheet.columns)
        spoken = self._kind in SPOKEN and _speaks(sheet, SPOKEN[self._kind])
        if self._kind == "risk" and not spoken and roles & self._telling <= SCORES and not _is_assessed(sheet):
            return 0.0
        told = len(roles & self._telling) + (spoken and bool(roles & BESIDE))
        if not named or told < self._least or (self._kind == "action" and _is_of_projects(sheet, seen)):
            return 0.0
        return 0.8 * sheet.explained + (0.18 if spoken else 0.12)

    def read(self, seen: Seen) -> Iterator[Measure]:
        yield from measures(seen.sheet(self._kind), seen, self._kind)


def _is_assessed(sheet: Sheet) -> bool:
    """Whether a head has a word for the assessment of risks."""
    return any(ASSESSED & set(words(part)) for parts in sheet.band.heads for part in parts)


def _speaks(sheet: Sheet, said: frozenset[str]) -> bool:
    """Whether the head over the names says what they are of."""
    return any(column.own_name and said & set(words(column.head)) for column in sheet.columns)


def _is_of_projects(sheet: Sheet, seen: Seen) -> bool:
    """Whether each row is another project, whose milestone or action stands further right."""
    own = next((column.index for column in sheet.columns if column.own_name), 0)
    project = next((column.index for column in seen.sheet("project").columns if column.own_name), own)
    names = [row.text(project) for row in sheet.band.rows]
    return project < own and all(names) and len(set(names)) == len(names)


ACTIONS = Plans("action", frozenset({"rag", "owner", "due", "note", "milestone"}), 2)
PROJECTS = Plans("project", frozenset({"rag", "note", "direction", "milestone", "phase"}), 2)
RISKS = Plans("risk", frozenset({"impact", "likelihood", "score", "initial_score", "target_score", "controls", "initial_impact",
                                 "cause", "consequence", "exposure", "previous_score"}), 2)

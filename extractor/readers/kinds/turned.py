"""Turned tables: periods across, and down what is said of each: "Actual", "Target", "England"; of one measure, or of one after the other.

Of several each is named at the left of its rows, once or in every row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from corpus.authorities import register
from corpus.model import Cell, Direction, Evidence, Figure, Grid, Measure, Period, Rag
from corpus.periods import parse_period
from extractor.figures import read_figure, unit_of
from extractor.readers.reader import Scene
from extractor.readers.sheets.rows import is_period
from extractor.readers.titled import counted_in, named, of_left, printed_rows, title_in
from extractor.status import STRONG, read_direction, read_rag
from extractor.vocabulary import head_words, sense, vocabulary

SURE = 0.95
"""Confidence from which a label is known."""
LONGEST = 4
"""Words of a label at most."""
FEWEST = 3
"""Rows in which a head is looked for."""
BESIDE = ("rag", "direction", "note")
LEFT = 3
"""Columns of code, name and the like that may stand left of the labels."""
MOST = 12
"""Rows of a table of one measure at most."""


@dataclass(frozen=True, slots=True)
class _Turned:
    periods: Mapping[int, Period]
    """By column."""
    rows: Sequence[tuple[str, str, Mapping[int, Cell]]]
    """Role, label and cells by column of each row."""
    title: tuple[str, str]
    """Code and name that stand over the periods inside the table, or in its corner."""
    beside: Mapping[str, int] = field(default_factory=dict)
    """Columns right of the periods by what they say of the last of them: "rag", "direction", "note"."""


class TurnedTables:
    name = "turned"

    def read(self, scene: Scene) -> Iterator[Measure]:
        if scene.grid.rows < 2 or not _has_periods(scene.grid):
            return
        if (table := _turned(scene)) is not None:
            found = [(table, *named(scene, table.title))]
        else:
            found = [(table, *table.title) for table in _one_after_the_other(scene)]
        for table, code, name in found:
            if name:
                made = (_measure(scene, table, column, code, name) for column in sorted(table.periods))
                yield from _with_beside([measure for measure in made if measure.figures], table, scene)


def _has_periods(grid: Grid) -> bool:
    """Whether two cells of the first rows print a period: a quick look, for few tables are turned."""
    found = 0
    for cell in grid.cells:
        if cell.row < FEWEST and cell.column and 0 < len(cell.words) <= LONGEST and is_period(cell.text):
            found += 1
            if found == 2:
                return True
    return False


def _turned(scene: Scene) -> _Turned | None:
    """The table as periods and labelled rows; None where it has other rows, or none that says what was reached."""
    if scene.grid.rows > MOST:
        return None
    rows = printed_rows(scene.grid)
    over = list(takewhile(lambda row: not _periods(row, scene), rows))
    if len(over) > 1 or len(over) >= len(rows) - 1 or any(len(row) > 2 for row in over):
        return None
    head, body = rows[len(over)], rows[len(over) + 1 :]
    periods = _periods(head, scene)
    labelled = [(role, row[0].text, row) for row in body if 0 in row and (role := _role(row[0].text, scene))]
    roles = [role for role, _, _ in labelled]
    alone = [role for role in roles if role != "benchmark"]
    if len(labelled) < len(body) or "current" not in roles or len(set(alone)) < len(alone) or any(set(row) - {0, *periods} for row in body):
        return None
    corner = {0: head[0]} if 0 in head and not _is_empty(head[0].text) else {}
    return _Turned(periods, labelled, title_in(over[0] if over else corner))


def _one_after_the_other(scene: Scene) -> list[_Turned]:
    """The measures of a table that has a column of labels between names and periods; none where one of its rows has another label."""
    labels = [cell for cell in scene.grid.cells if 0 < cell.column <= LEFT and cell.row and len(cell.words) <= LONGEST]
    column = next((cell.column for cell in labels if _role(cell.text, scene) == "current"), None)
    if column is None:
        return []
    rows = printed_rows(scene.grid)
    heads = ((at, *_heads(row, column, scene)) for at, row in enumerate(rows[:FEWEST]))
    at, periods, beside = next((head for head in heads if head[1]), (0, {}, {}))
    found: list[tuple[list[str], list[tuple[str, str, Mapping[int, Cell]]]]] = []
    for row in rows[at + 1 :] if periods else []:
        role = _role(row[column].text, scene) if column in row else ""
        left = [row[c].text for c in sorted(row) if c < column and row[c].words]
        if not role and len(left) == len(row) == 1:
            continue  # a title inside the table
        if not role or (not left and not found) or set(row) - {*range(column + 1), *periods, *beside.values()}:
            return []
        if left and (not found or left != found[-1][0]):
            found.append((left, []))
        found[-1][1].append((role, row[column].text, row))
    if any(len({role for role, _, _ in said}) < len(said) for _, said in found) or all(len(said) == 1 for _, said in found):
        return []
    reached = ((left, said) for left, said in found if any(role == "current" for role, _, _ in said))
    return [_Turned(periods, said, of_left(left), beside) for left, said in reached]


def _heads(row: Mapping[int, Cell], column: int, scene: Scene) -> tuple[dict[int, Period], dict[str, int]]:
    """The periods right of a column, and right of those what is said of the last; nothing where another head stands there."""
    heads = {at: cell for at, cell in row.items() if at > column and cell.words}
    roles = {at: meant.role for at, cell in heads.items() if (meant := sense(cell.text, "indicator")) and meant.role in BESIDE}
    periods = _periods({at: cell for at, cell in heads.items() if at not in roles}, scene)
    if any(at < max(periods, default=0) for at in roles) or len(set(roles.values())) < len(roles):
        return {}, {}
    return periods, {role: at for at, role in roles.items()}


def _with_beside(made: list[Measure], table: _Turned, scene: Scene) -> list[Measure]:
    """The measures, the last one that says what was reached with the status, the direction and the note that stand beside the periods."""
    last = max((at for at, measure in enumerate(made) if "current" in measure.figures), default=None)
    cells = {role: cell for _, _, row in reversed(table.rows) for role, at in table.beside.items() if (cell := row.get(at))}
    if last is None or not cells:
        return made
    rag = read_rag(cells["rag"]) if "rag" in cells else None
    key = {"rag key": scene.rag_key} if rag and scene.rag_key else {}
    one = replace(
        made[last], rag=rag or made[last].rag, note=cells["note"].text if "note" in cells else "",
        direction=read_direction(cells["direction"]) if "direction" in cells else made[last].direction,
        details={**made[last].details, **key},
    )
    return [*made[:last], one, *made[last + 1 :]]


def _periods(row: Mapping[int, Cell], scene: Scene) -> dict[int, Period]:
    """The periods that a row heads its columns with; nothing where one of them is something else, or there is but one."""
    year = scene.report.period.financial_year if scene.report.period else None
    heads = {column: parse_period(cell.text, year) for column, cell in row.items() if column and cell.words}
    found = {column: period for column, period in heads.items() if period}
    return found if len(found) == len(heads) >= 2 else {}


def _role(text: str, scene: Scene) -> str:
    """What a label says of its row: a role, "rag" or "direction"; "" where it says nothing known. The report's own council reached it."""
    if len(text.split()) > LONGEST or not text[:1].isalpha():
        return ""
    if scene.report.authority and (known := register().by_name(text)):
        return "current" if known.name == scene.report.authority else ""
    meant = sense(text, "indicator")
    if meant is None or meant.confidence < SURE:
        return ""
    return meant.role if meant.group == "indicator" or meant.role in ("rag", "direction") else ""


def _is_empty(text: str) -> bool:
    """Whether a corner names no more than what stands beside it: "Quarter", "Period"."""
    said = [word for word in head_words(text) if word not in vocabulary().ignored]
    meant = sense(text, "indicator")
    return not said or bool(meant and meant.confidence >= SURE)


def _measure(scene: Scene, table: _Turned, column: int, code: str, name: str) -> Measure:
    hint = counted_in(name)
    figures: dict[str, Figure] = {}
    details: dict[str, str] = {}
    rag: Rag | None = None
    direction: Direction | None = None
    cells = [row[column] for _, _, row in table.rows if column in row]
    for role, label, row in table.rows:
        if (cell := row.get(column)) is None:
            continue
        if role == "rag":
            rag = read_rag(cell)
        elif role == "direction":
            direction = read_direction(cell)
        elif figure := read_figure(cell.words, cell.page, unit_of(label) or hint):
            held = f"{role}_2" if role in figures else role
            figures[held] = figure
            details |= {f"{held.replace('_', ' ')} of": label} if role == "benchmark" else {}
        if role == "current" and rag is None and (shown := read_rag(cell, least=STRONG)) and shown.by != "text":
            rag = shown
    if rag and scene.rag_key:
        details["rag key"] = scene.rag_key
    return Measure(id="", report=scene.report.id, evidence=tuple(Evidence(cell.page, cell.box) for cell in cells), section=scene.section,
                   item=scene.item, reading=scene.reading, family="indicator", name=name, code=code, period=table.periods[column],
                   figures=figures, rag=rag, direction=direction, details=details)

"""Turned tables: periods across, and down what is said of each: "Actual", "Target", "England"; of one measure, or of one after the other.

Of several each is named at the left of its rows, once or in every row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from corpus.authorities import register
from corpus.model import Block, Cell, Direction, Evidence, Figure, Grid, Measure, Period, Rag
from corpus.periods import parse_period
from extractor.figures import Hint, read_figure, unit_of
from extractor.readers.reader import Scene
from extractor.readers.sheets.rows import is_period
from extractor.readers.texts.names import split_name, tidy
from extractor.status import STRONG, read_direction, read_rag
from extractor.vocabulary import head_words, sense, vocabulary, words

SURE = 0.95
"""Confidence from which a label is known."""
LONGEST = 4
"""Words of a label at most."""
FEWEST = 3
"""Words of a name that has no code, at least: a heading of fewer is of a part of the report. Rows in which a head is looked for."""
BESIDE = ("rag", "direction", "note")
LEFT = 3
"""Columns of code, name and the like that may stand left of the labels."""
MOST = 12
"""Rows of a table of one measure at most."""
CODE = 14
"""Letters of a code at most."""
_SHARES = ("%", "percentage", "proportion", "share")


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
            named = [(table, *_named(scene, table))]
        else:
            named = [(table, *table.title) for table in _one_after_the_other(scene)]
        for table, code, name in named:
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
    rows = _rows(scene.grid)
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
    return _Turned(periods, labelled, _title(over[0] if over else corner))


def _one_after_the_other(scene: Scene) -> list[_Turned]:
    """The measures of a table that has a column of labels between names and periods; none where one of its rows has another label."""
    labels = [cell for cell in scene.grid.cells if 0 < cell.column <= LEFT and cell.row and len(cell.words) <= LONGEST]
    column = next((cell.column for cell in labels if _role(cell.text, scene) == "current"), None)
    if column is None:
        return []
    rows = _rows(scene.grid)
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
    return [_Turned(periods, said, _split(left[-2:]) if _split(left[-2:])[1] else ("", left[-1]), beside) for left, said in reached]


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


def _rows(grid: Grid) -> list[dict[int, Cell]]:
    rows: list[dict[int, Cell]] = [{} for _ in range(grid.rows)]
    for cell in grid.cells:
        if cell.words or (cell.row and (cell.fill or cell.marks)):
            rows[cell.row].setdefault(cell.column, cell)
    return [row for row in rows if any(cell.words for cell in row.values())]


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


def _named(scene: Scene, table: _Turned) -> tuple[str, str]:
    """Code and name: over the table's periods, in its caption, or in the heading right above it; no name where none of them can be one."""
    for code, name in (table.title, split_name(scene.grid.caption), _bar(scene), split_name(_heading(scene))):
        if name and (code or len(words(name)) >= FEWEST):
            return code, tidy(name)
    return "", ""


def _title(row: Mapping[int, Cell]) -> tuple[str, str]:
    """Code and name in a row of one cell that holds both, or of two."""
    return _split([cell.text for cell in row.values() if cell.words])


def _split(texts: Sequence[str]) -> tuple[str, str]:
    """The same of texts; where two are no code and a name there is none."""
    if any(parse_period(text) for text in texts):
        return "", ""
    if len(texts) == 2 and len(texts[0]) <= CODE and any(letter.isdigit() for letter in texts[0]):
        return texts[0], texts[1]
    return split_name(texts[0]) if len(texts) == 1 else ("", "")


def _bar(scene: Scene) -> tuple[str, str]:
    """Code and name in the first row of the table around this one: the title bar of an indicator's block."""
    around = scene.placed[scene.at - 1].what if scene.at else None
    if not isinstance(around, Grid):
        return "", ""
    place, inside = around.boxes[0], scene.grid.boxes[0]
    if place.page != inside.page or not place.box.holds(inside.box.centre):
        return "", ""
    return _title(_rows(around)[0])


def _heading(scene: Scene) -> str:
    """The last heading before the table, where no other table stands between."""
    for one in reversed(scene.placed[: scene.at]):
        if not isinstance(one.what, Block):
            return ""
        if one.what.form == "heading":
            return one.what.text
    return ""


def _measure(scene: Scene, table: _Turned, column: int, code: str, name: str) -> Measure:
    hint = Hint("percent", 1) if words(name)[:1] and words(name)[0] in _SHARES else unit_of(name)
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

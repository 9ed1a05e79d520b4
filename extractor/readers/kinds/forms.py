"""Forms: one risk, project or indicator a table, each thing that is said of it beside its label ("Likelihood | 4 | Impact | 5")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.model import Cell, Direction, Evidence, Family, Figure, Measure, Period, Rag
from corpus.periods import parse_period
from extractor.figures import read_figure, read_value, unit_of
from extractor.readers.reader import Scene
from extractor.readers.texts.labels import ASSESSED
from extractor.readers.texts.names import split_coded, split_name
from extractor.readers.texts.ratings import ratings
from extractor.status import STRONG, read_direction, read_rag
from extractor.vocabulary import FIGURES, Sense, TableKind, sense, words

KNOWN = 0.9
"""Confidence from which a text is a label."""
FEWEST = 3
"""Known labels that a form has at least."""
LONGEST = 6
"""Words of a label at most."""
KINDS_OF_FORMS: tuple[tuple[TableKind, Family, frozenset[str], int], ...] = (
    ("risk", "risk", frozenset({"likelihood", "impact", "score", "initial_score", "target_score"}), 2),
    ("project", "project", frozenset({"rag", "phase", "milestone", "note", "revised_budget", "forecast", "owner", "due"}), 2),
    ("indicator", "indicator", frozenset({"current", "target", "previous", "baseline"}), 2),
)
"""Kind of table, family, and the roles of which a form of that kind tells so many."""


@dataclass(slots=True)
class _Form:
    """One form as far as it was read: its title, and values by printed label."""

    title: Cell | None = None
    pairs: list[tuple[Cell, Cell]] = field(default_factory=list)


class Forms:
    name = "forms"

    def read(self, scene: Scene) -> Iterator[Measure]:
        for kind, family, telling, least in KINDS_OF_FORMS:
            found = [form for form in _forms(scene, kind) if _tells(form, kind, telling, least)]
            if found:
                yield from (measure for form in found if (measure := _measure(scene, form, kind, family)))
                return


def _forms(scene: Scene, kind: TableKind) -> list[_Form]:
    """The forms that a table is, one under the other; none where a row of it is neither a title nor labels and values."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in scene.grid.cells:
        if cell.words or cell.fill or cell.marks:
            rows[cell.row].append(cell)
    forms = [_Form()]
    for number in sorted(rows):
        cells = sorted(rows[number], key=lambda cell: cell.column)
        worded = [cell for cell in cells if cell.words]
        if len(worded) == 1 and worded[0].columns > 1 and _label(worded[0].text, kind) is None:
            forms.append(_Form(worded[0]))
            continue
        pairs = _pairs(cells, kind)
        if pairs is None:
            return []
        first = _label(pairs[0][0].text, kind)
        if first and first.role == "name" and any((one := _label(label.text, kind)) and one.role == "name" for label, _ in forms[-1].pairs):
            forms.append(_Form())
        forms[-1].pairs += pairs
    return [form for form in forms if form.pairs]


def _label(text: str, kind: TableKind) -> Sense | None:
    if len(text.split()) > LONGEST or read_value(text):
        return None
    meant = sense(text.rstrip(": "), kind)
    return meant if meant and meant.confidence >= KNOWN else None


def _pairs(cells: Sequence[Cell], kind: TableKind) -> list[tuple[Cell, Cell]] | None:
    """Labels with their values, from the left; None where the row is no such row."""
    if len(cells) % 2 or not cells or not cells[0].words:
        return None
    pairs = list(zip(cells[::2], cells[1::2], strict=True))
    known = [_label(label.text, kind) for label, _ in pairs]
    if any(_label(value.text, kind) and not read_rag(value) for _, value in pairs):
        return None
    if known[0] is None and not all(_shows_status(value) for _, value in pairs):
        return None
    if any(not label.words or len(label.words) > LONGEST or read_value(label.text) for label, _ in pairs):
        return None
    return pairs


def _shows_status(value: Cell) -> bool:
    """Whether a value is a status in words: then its label is that of a status, whatever it says."""
    rag = read_rag(value)
    return rag is not None and rag.by == "text"


def _tells(form: _Form, kind: TableKind, telling: frozenset[str], least: int) -> bool:
    known = [meant for label, _ in form.pairs if (meant := _label(label.text, kind))]
    roles = {meant.role for meant in known}
    if kind == "risk" and not any(ASSESSED & set(words(label.text)) for label, _ in form.pairs):
        return False  # "Current" and "Target" are an indicator's
    named = form.title is not None or any(meant.role == "name" and (kind == "indicator" or meant.group != "columns") for meant in known)
    return named and len(known) >= FEWEST and len(roles) == len(known) and len(roles & telling) >= least


def _measure(scene: Scene, form: _Form, kind: TableKind, family: Family) -> Measure | None:
    code, name = split_coded(form.title.text) if form.title and family == "risk" else split_name(form.title.text if form.title else "")
    made = Measure(id="", report=scene.report.id, evidence=_places(form), section=scene.section, item=scene.item, reading=scene.reading,
                   family=family, name=name, code=code, period=scene.report.period)
    figures: dict[str, Figure] = {}
    details: dict[str, str] = {}
    for label, value in form.pairs:
        meant = _label(label.text, kind)
        role = meant.role if meant else ""
        if meant and meant.group in FIGURES and (read := _figures(label, value, role, kind)):
            figures |= read
        elif role == "name":
            own = ("", value.text) if made.code else split_name(value.text)
            made = replace(made, name=own[1], code=made.code or own[0])
        elif role == "code":
            made = replace(made, code=value.text)
        elif value.words and role not in ("rag", "direction", "note", "period"):
            details[role.replace("_", " ") or label.text.rstrip(": ").casefold()] = value.text
    made = replace(made, figures=figures, details=details, rag=_rag(form, kind), direction=_direction(form, kind),
                   note=" ".join(_texts(form, kind, "note")), period=_period(form, kind) or made.period)
    keys = {"rag key": scene.rag_key if made.rag else "", "score key": scene.score_key if family == "risk" else ""}
    return replace(made, details=details | {name: key for name, key in keys.items() if key}) if made.name else None


def _figures(label: Cell, value: Cell, role: str, kind: TableKind) -> dict[str, Figure]:
    if kind == "risk" and (assessed := ratings(value, role, label.text)):
        return dict(assessed)
    figure = read_figure(value.words, value.page, unit_of(label.text))
    return {role: figure} if figure else {}


def _values(form: _Form, kind: TableKind, role: str) -> Iterator[Cell]:
    return (value for label, value in form.pairs if (meant := _label(label.text, kind)) and meant.role == role)


def _texts(form: _Form, kind: TableKind, role: str) -> list[str]:
    return [value.text for value in _values(form, kind, role) if value.words]


def _rag(form: _Form, kind: TableKind) -> Rag | None:
    """The status beside its label; of a risk without one the colour of its score, of an indicator that of its figure."""
    overall = (value for label, value in form.pairs if "overall" in words(label.text))
    if statuses := [rag for value in (*_values(form, kind, "rag"), *overall) if (rag := read_rag(value))]:
        return statuses[0]
    role = "score" if kind == "risk" else "current"
    return next((rag for value in _values(form, kind, role) if (rag := read_rag(value, least=STRONG)) and rag.by != "text"), None)


def _direction(form: _Form, kind: TableKind) -> Direction | None:
    return next((moved for value in _values(form, kind, "direction") if (moved := read_direction(value))), None)


def _period(form: _Form, kind: TableKind) -> Period | None:
    return next((period for text in _texts(form, kind, "period") if (period := parse_period(text))), None)


def _places(form: _Form) -> tuple[Evidence, ...]:
    """One box a page, around all of the form."""
    boxes: dict[int, Evidence] = {}
    for cell in (*((form.title,) if form.title else ()), *(cell for pair in form.pairs for cell in pair)):
        held = boxes.get(cell.page)
        boxes[cell.page] = Evidence(cell.page, held.box.union(cell.box) if held else cell.box)
    return tuple(boxes[page] for page in sorted(boxes))

"""The JSON form of what is held: the only place that writes or reads it.

`to_json` gives one record as `outturn export` prints it, with its report as `document`; `body` gives it without, as the library keeps it.
Coordinates are rounded to hundredths of a point and values to a millionth, so that equal records print as equal bytes on every machine.
Every field is always there, null or empty where it says nothing; only inside `rag`, `direction` and a mention are some left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from corpus.model import (
    Amount,
    AnyRecord,
    Box,
    Check,
    Commentary,
    Direction,
    Evidence,
    Figure,
    Ledger,
    LedgerEntry,
    Measure,
    Mention,
    Period,
    Rag,
    Reading,
    Report,
    Table,
)

Json = dict[str, Any]


def to_json(record: AnyRecord, report: Report) -> dict[str, object]:
    """A record as it is exported: one JSON object, its report inside as `document`."""
    data = body(record)
    head = {"id": data.pop("id"), "kind": data.pop("kind"), "document": report_to_json(report)}
    return {**head, **data}


def from_json(data: Mapping[str, Any]) -> AnyRecord:
    """The record that `to_json` printed."""
    return from_body(data, str(data["document"]["id"]))


def kind_of(record: AnyRecord) -> str:
    """"commentary", "measure" or "table"."""
    return type(record).__name__.lower()


# --- writing ----------------------------------------------------------------------------------------------------------


def body(record: AnyRecord) -> Json:
    """A record without its report."""
    data: Json = {
        "id": record.id,
        "kind": kind_of(record),
        "pages": list(record.pages),
        "boxes": [evidence_to_json(place) for place in record.evidence],
        "section": list(record.section),
        "item": record.item,
        "themes": list(record.themes),
        "mentions": [_mention(mention) for mention in record.mentions],
    }
    if isinstance(record, Commentary):
        data |= {"text": record.text, "about": list(record.about)}
    elif isinstance(record, Measure):
        data |= _measure(record)
    else:
        data |= _table(record)
    data["read"] = {"by": record.reading.by, "method": record.reading.method, "confidence": _decimals(record.reading.confidence, 3)}
    return data


def compact(data: Json) -> Json:
    """A body without the fields that say nothing; `from_body` puts them back."""
    return {key: value for key, value in data.items() if value or key not in _OPTIONAL}


_OPTIONAL = frozenset({"item", "mentions", "about", "code", "period", "rag", "direction", "note", "details", "checks", "spans"})


def _measure(measure: Measure) -> Json:
    return {
        "family": measure.family,
        "code": measure.code,
        "name": measure.name,
        "period": period_to_json(measure.period),
        "figures": {role: _figure(figure) for role, figure in measure.figures.items()},
        "rag": measure.rag and _said(status=measure.rag.status, by=measure.rag.by, text=measure.rag.text, disagrees=measure.rag.disagrees),
        "direction": measure.direction and _direction(measure.direction),
        "note": measure.note,
        "details": dict(measure.details),
        "checks": [{"rule": check.rule, "holds": check.holds} for check in measure.checks],
    }


def _table(table: Table) -> Json:
    """`columns` is one row of heads, or, where the head has several rows, those rows as printed with the flat row in `names` beside them.

    So `spans`, counted over head and rows together, fit what stands in the file.
    """
    simple = len(table.head) == 0 or table.head == (table.columns,)
    blank = not table.head and not any(table.columns)
    flat: list[Any] = [] if blank else list(table.columns)
    data: Json = {"caption": table.caption, "columns": flat if simple else [list(row) for row in table.head]}
    if not simple:
        data["names"] = list(table.columns)
    return data | {
        "head_rows": len(table.head),
        "rows": [list(row) for row in table.rows],
        "row_boxes": [evidence_to_json(place) for place in table.row_boxes],
        "spans": [list(span) for span in table.spans],
    }


def _direction(direction: Direction) -> Json:
    return {"moved": direction.moved, **_said(by=direction.by, judged=direction.judged, text=direction.text)}


def _mention(mention: Mention) -> Json:
    amounts = [{"text": amount.text, "value": _decimals(amount.value, 6), "unit": amount.unit} for amount in mention.amounts]
    return {"theme": mention.theme, "sentence": mention.sentence, "amounts": amounts, **_said(direction=mention.direction)}


def _figure(figure: Figure) -> Json:
    what = {"text": figure.text, "value": _decimals(figure.value, 6), "unit": figure.unit, "scale": figure.scale}
    return {**what, "page": figure.page, "box": box_to_json(figure.box)}


def _said(**fields: object) -> Json:
    """The fields that say something."""
    return {key: value for key, value in fields.items() if value}


def _decimals(value: float | None, places: int) -> float | None:
    """Rounded, and never -0.0, which would print unlike 0.0."""
    return None if value is None else round(value, places) + 0.0


def box_to_json(box: Box) -> list[float]:
    """[left, top, right, bottom] in points."""
    return [round(box.x0, 2) + 0.0, round(box.y0, 2) + 0.0, round(box.x1, 2) + 0.0, round(box.y1, 2) + 0.0]


def evidence_to_json(place: Evidence) -> Json:
    return {"page": place.page, "box": box_to_json(place.box)}


def period_to_json(period: Period | None) -> Json | None:
    """A period with its dates in ISO form, or None."""
    if period is None:
        return None
    return {
        "label": period.label,
        "financial_year": period.financial_year,
        "quarter": period.quarter,
        "start": period.start and period.start.isoformat(),
        "end": period.end and period.end.isoformat(),
    }


def report_to_json(report: Report) -> Json:
    """A report as the `document` of a record and as the library keeps it."""
    return {
        "id": report.id,
        "file": report.file,
        "title": report.title,
        "pages": report.pages,
        "authority": report.authority,
        "authority_code": report.authority_code,
        "authority_from": report.authority_from,
        "period": period_to_json(report.period),
        "period_from": report.period_from,
        **_said(url=report.url),
    }


def ledger_to_json(ledger: Ledger) -> Json:
    """What became of every word of a report."""
    entries = [
        {"page": entry.page, "reason": entry.reason, "words": entry.words, "boxes": [box_to_json(box) for box in entry.boxes]}
        for entry in ledger.entries
    ]
    return {
        "words": ledger.words,
        "recorded": ledger.recorded,
        "unread": ledger.unread,
        "unread_pages": list(ledger.unread_pages),
        "entries": entries,
    }


# --- reading ----------------------------------------------------------------------------------------------------------

_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)


def from_body(data: Mapping[str, Any], report: str, *, placed: bool = True) -> AnyRecord:
    """The record that `body` printed; `report` is the id of its report.

    Not `placed`, it has no evidence and its boxes are empty: who only reads what it says gets it in two thirds of the time.
    """
    read = data.get("read", {})
    common: Json = {
        "id": data["id"],
        "report": report,
        "evidence": _places(data["boxes"]) if placed else (),
        "section": tuple(data.get("section", ())),
        "item": data.get("item", ""),
        "themes": tuple(data.get("themes", ())),
        "mentions": tuple([_read_mention(mention) for mention in data.get("mentions", ())]),
        "reading": Reading(read.get("by", "text"), read.get("method", ""), read.get("confidence", 1.0)),
    }
    kind = data["kind"]
    if kind == "commentary":
        return Commentary(**common, text=data["text"], about=tuple(data.get("about", ())))
    return _read_measure(data, common, placed) if kind == "measure" else _read_table(data, common, placed)


def _read_measure(data: Mapping[str, Any], common: Json, placed: bool) -> Measure:
    rag, direction = data.get("rag"), data.get("direction")
    return Measure(
        **common,
        family=data["family"],
        name=data["name"],
        code=data.get("code", ""),
        period=period_from_json(data.get("period")),
        figures={role: _read_figure(figure, placed) for role, figure in data["figures"].items()},
        rag=Rag(rag["status"], rag["by"], rag.get("text", ""), rag.get("disagrees")) if rag else None,
        direction=Direction(direction["moved"], direction["by"], direction.get("judged"), direction.get("text", "")) if direction else None,
        note=data.get("note", ""),
        details=dict(data.get("details", {})),
        checks=tuple([Check(check["rule"], check["holds"]) for check in data.get("checks", ())]),
    )


def _read_table(data: Mapping[str, Any], common: Json, placed: bool) -> Table:
    rows = tuple([tuple(row) for row in data["rows"]])
    columns: Sequence[Any] = data["columns"] or [""] * (len(rows[0]) if rows else 0)
    names = tuple(data.get("names", columns))
    printed = tuple(tuple(row) for row in columns) if "names" in data else (names,)
    return Table(
        **common,
        caption=data["caption"],
        columns=names,
        rows=rows,
        row_boxes=_places(data["row_boxes"]) if placed else (),
        head=printed if data.get("head_rows", 1) else (),
        spans=tuple([(row, column, high, wide) for row, column, high, wide in data.get("spans", ())]),
    )


def _read_mention(data: Mapping[str, Any]) -> Mention:
    amounts = tuple([Amount(amount["text"], amount["value"], amount["unit"]) for amount in data["amounts"]])
    return Mention(data["theme"], data["sentence"], amounts, data.get("direction"))


def _read_figure(data: Mapping[str, Any], placed: bool) -> Figure:
    return Figure(data["text"], data["value"], data["unit"], data["scale"], data["page"], Box(*data["box"]) if placed else _NOWHERE)


def _places(data: Sequence[Mapping[str, Any]]) -> tuple[Evidence, ...]:
    return tuple([evidence_from_json(place) for place in data])


def evidence_from_json(data: Mapping[str, Any]) -> Evidence:
    return Evidence(data["page"], Box(*data["box"]))


def period_from_json(data: Mapping[str, Any] | None) -> Period | None:
    """The period that `period_to_json` printed."""
    if data is None:
        return None
    start, end = data["start"], data["end"]
    return Period(
        data["label"],
        data["financial_year"],
        data["quarter"],
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
    )


def report_from_json(data: Mapping[str, Any]) -> Report:
    """The report that `report_to_json` printed."""
    return Report(**{**data, "period": period_from_json(data["period"])})


def ledger_from_json(data: Mapping[str, Any]) -> Ledger:
    """The ledger that `ledger_to_json` printed."""
    entries = [
        LedgerEntry(entry["page"], entry["reason"], entry["words"], tuple(Box(*box) for box in entry["boxes"])) for entry in data["entries"]
    ]
    return Ledger(data["words"], data["recorded"], tuple(entries), tuple(data["unread_pages"]))

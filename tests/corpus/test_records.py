"""The JSON form: what goes out comes back, equal records give equal bytes, and an export has the fields that were promised."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from corpus.model import (
    FAMILIES,
    STATUSES,
    Amount,
    AnyRecord,
    Box,
    Check,
    Commentary,
    Direction,
    Evidence,
    Figure,
    Measure,
    Mention,
    Period,
    Rag,
    Reading,
    Report,
    Table,
)
from corpus.records import from_body, from_json, ledger_from_json, ledger_to_json, report_from_json, report_to_json, to_json
from tests.corpus.making import extraction, pdf

REPORT = Report("r", "barnet.pdf", "Report", 2, "Barnet", "E09000003", "text", None, "unknown", "https://barnet.example/report.pdf")
texts = some.text(max_size=12)
points = some.floats(-1000, 5000).map(lambda point: round(point, 2) + 0.0)
boxes = some.builds(Box, points, points, points, points)
pages = some.integers(1, 900)
evidence = some.builds(Evidence, pages, boxes)
values = some.none() | some.floats(-1e9, 1e9).map(lambda value: round(value, 6) + 0.0)
figures = some.builds(Figure, texts, values, texts, some.sampled_from([1, 1000, 1_000_000]), pages, boxes)
quarters = some.none() | some.integers(1, 4)
periods = some.none() | some.builds(Period, texts, some.none() | texts, quarters, some.none() | some.dates(), some.none() | some.dates())
mentions = some.builds(Mention, texts, texts, some.tuples(some.builds(Amount, texts, values, texts)), some.none() | some.just("saving"))
rags = some.none() | some.builds(Rag, some.sampled_from(STATUSES), some.just("fill"), texts, some.none() | some.sampled_from(STATUSES))
moves = some.builds(Direction, some.sampled_from(["up", None]), some.just("glyph"), some.sampled_from(["better", None]), texts)
common = {
    "id": some.text(min_size=1, max_size=8),
    "report": some.text(min_size=1, max_size=8),
    "evidence": some.lists(evidence, min_size=1, max_size=2).map(tuple),
    "section": some.lists(texts, max_size=2).map(tuple),
    "item": texts,
    "themes": some.lists(texts, max_size=2).map(tuple),
    "mentions": some.lists(mentions, max_size=2).map(tuple),
    "reading": some.builds(Reading, some.sampled_from(["text", "ocr"]), texts, some.floats(0, 1).map(lambda share: round(share, 3))),
}
commentaries = some.builds(Commentary, **common, text=texts, about=some.lists(texts, max_size=2).map(tuple))
measures = some.builds(
    Measure,
    **common,
    family=some.sampled_from(FAMILIES),
    name=texts,
    code=texts,
    period=periods,
    figures=some.dictionaries(texts, figures, max_size=3),
    rag=rags,
    direction=some.none() | moves,
    note=texts,
    details=some.dictionaries(texts, texts, max_size=2),
    checks=some.lists(some.builds(Check, texts, some.booleans()), max_size=2).map(tuple),
)


@some.composite
def tables(draw: some.DrawFn) -> Table:
    """Tables whose head, where it has one row, may or may not be that of `columns`."""
    width = draw(some.integers(1, 4))
    row = some.lists(texts, min_size=width, max_size=width).map(tuple)
    rows = draw(some.lists(row, min_size=1, max_size=3).map(tuple))
    columns = draw(row)
    head = draw(some.sampled_from(["none", "same", "other"]))
    printed = {"none": (), "same": (columns,), "other": tuple(draw(some.lists(row, min_size=1, max_size=3)))}[head]
    made = draw(some.builds(Table, **common, caption=texts, columns=some.just(columns), rows=some.just(rows), row_boxes=some.just(())))
    return replace(made, head=printed, spans=((0, 0, 2, 1),) if draw(some.booleans()) else ())


def home(record: AnyRecord) -> dict[str, object]:
    report = replace(REPORT, id=record.report)
    return json.loads(json.dumps(to_json(record, report)))  # type: ignore[no-any-return]


@given(commentaries | measures | tables())
def test_what_is_written_reads_back_equal(record: AnyRecord) -> None:
    """Any record survives the way through JSON text unchanged."""
    assert from_json(home(record)) == record


@given(commentaries | measures | tables())
def test_a_record_without_its_places_says_the_same(record: AnyRecord) -> None:
    """What an index is made from: all but the evidence and the boxes of figures and rows."""
    data = home(record)
    read = from_body(data, record.report, placed=False)
    assert not read.evidence
    assert home(read) == json.loads(json.dumps(data), object_hook=_unplaced) | {"pages": [], "boxes": []}


def _unplaced(data: dict[str, object]) -> dict[str, object]:
    return data | ({"box": [0.0] * 4} if "scale" in data else {}) | ({"row_boxes": []} if "row_boxes" in data else {})


@given(measures)
def test_equal_records_print_as_equal_bytes(measure: Measure) -> None:
    """A record that was read back prints as it did before: exports of one library are byte-identical."""
    once = json.dumps(home(measure))
    assert json.dumps(home(from_json(json.loads(once)))) == once  # type: ignore[arg-type]


def test_small_differences_of_machines_are_rounded_away() -> None:
    """Points to hundredths, values to millionths, and no -0.0."""
    box = Box(1.00000001, -0.0000001, 3.14159, 4)
    measure = Measure(id="m", report="r", evidence=(Evidence(1, box),), family="budget", name="n")
    measure = replace(measure, figures={"actual": Figure("1.8", 1.8 * 1_000_000, "gbp", 1_000_000, 1, box)})
    data = json.dumps(to_json(measure, REPORT))
    assert '"box": [1.0, 0.0, 3.14, 4.0]' in data
    assert '"value": 1800000.0' in data


def test_an_export_has_the_promised_fields(tmp_path: Path) -> None:
    """The fields that others build on, by name: those of the design and no other spelling."""
    given_extraction = extraction(pdf(tmp_path))
    commentary, measure, table = (to_json(record, given_extraction.report) for record in given_extraction.records)
    for data in (commentary, measure, table):
        assert list(data)[:4] == ["id", "kind", "document", "pages"]
        assert {"boxes", "section", "themes", "read"} <= data.keys()
        assert {"id", "file", "title", "authority", "authority_code", "period"} <= data["document"].keys()  # type: ignore[attr-defined]
    assert commentary["kind"] == "commentary" and "text" in commentary
    assert {"family", "code", "name", "period", "figures", "rag", "direction", "note", "checks"} <= measure.keys()
    assert measure["period"] == {
        "label": "Q1 2013/14", "financial_year": "2013/14", "quarter": 1, "start": "2013-04-01", "end": "2013-06-30",
    }  # fmt: skip
    assert {"caption", "columns", "rows", "row_boxes"} <= table.keys()


def test_every_field_is_always_there() -> None:
    """Who follows the design meets no missing key: what says nothing is null or empty."""
    bare = {"id": "x", "report": "r", "evidence": (Evidence(1, Box(0, 0, 1, 1)),)}
    measure = to_json(Measure(**bare, family="risk", name="n"), REPORT)  # type: ignore[arg-type]
    assert (measure["code"], measure["period"], measure["rag"], measure["direction"], measure["note"]) == ("", None, None, None, "")
    assert (measure["checks"], measure["details"], measure["mentions"], measure["item"], measure["figures"]) == ([], {}, [], "", {})
    commentary = to_json(Commentary(**bare, text="t"), REPORT)  # type: ignore[arg-type]
    assert (commentary["about"], commentary["themes"], commentary["section"]) == ([], [], [])


def test_a_head_of_several_rows_stays_visible(tmp_path: Path) -> None:
    """`columns` holds the head's rows as printed, so that `spans` fit what stands in the file; `names` is the flat row."""
    data = to_json(extraction(pdf(tmp_path)).records[2], REPORT)
    assert data["columns"] == [["Service", "2012/13", ""], ["", "Budget", "Forecast"]]
    assert data["names"] == ["Service", "2012/13 Budget", "2012/13 Forecast"]


def test_reports_and_ledgers_read_back(tmp_path: Path) -> None:
    """A report and its ledger survive the way through JSON text."""
    made = extraction(pdf(tmp_path))
    assert report_from_json(json.loads(json.dumps(report_to_json(made.report)))) == made.report
    assert ledger_from_json(json.loads(json.dumps(ledger_to_json(made.ledger)))) == made.ledger

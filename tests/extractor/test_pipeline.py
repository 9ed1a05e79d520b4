"""From a PDF to its records: everything joined, nothing lost, and the same again every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pymupdf
import pytest

from corpus.errors import BadInput, BrokenPdf, EmptyPdf, EncryptedPdf, NotAPdf, UnreadableReport
from corpus.model import Commentary, Extraction, Table
from corpus.packing import unpack_page
from extractor.pages import ocr, open_pdf
from extractor.pipeline import extract
from extractor.workers import extract_many

from .papers import Paper, pdf

ROOT = Path(__file__).resolve().parents[2]
PROSE = "The overspend on agency staff has fallen by £120,000 since the last quarter, because eleven posts were filled for good."

TABLE = (("Service", "Budget £000", "Forecast £000"), ("Placements", "1,456", "1,500"), ("Staffing", "791", "675"))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Two pages: a title, a heading, a paragraph and a ruled table; then a page that is only a picture."""
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    page.insert_text((60, 60), "Barnet Council: performance report", fontsize=20, fontname="hebo")
    page.insert_text((60, 90), "Quarter 1 2013/14", fontsize=10)
    page.insert_text((60, 130), "4.1 Revenue", fontsize=14, fontname="hebo")
    page.insert_textbox(pymupdf.Rect(60, 150, 400, 200), PROSE, fontsize=10)
    for row, texts in enumerate(TABLE):
        for column, text in enumerate(texts):
            box = pymupdf.Rect(60 + 120 * column, 220 + 24 * row, 180 + 120 * column, 244 + 24 * row)
            page.draw_rect(box, color=(0, 0, 0))
            page.insert_text((box.x0 + 5, box.y0 + 15), text, fontsize=10)
    scan = document.new_page(width=595, height=842)
    shown = pymupdf.open()
    shown.new_page(width=595, height=842).insert_textbox(pymupdf.Rect(60, 60, 500, 300), PROSE, fontsize=14)
    scan.insert_image(scan.rect, pixmap=shown[0].get_pixmap(dpi=200))
    path = tmp_path / "barnet-2013-14-q1.pdf"
    document.save(path)
    return path


def commentary(extraction: Extraction) -> list[Commentary]:
    return [record for record in extraction.records if isinstance(record, Commentary)]


def test_a_report_gives_its_records_under_their_headings(report: Path) -> None:
    found = extract(report)
    assert (found.report.authority, found.report.pages) == ("Barnet", 2)
    assert found.report.period is not None
    assert found.report.period.financial_year == "2013/14"
    said = next(record for record in commentary(found) if PROSE in record.text)
    assert said.section[-1:] == ("4.1 Revenue",)
    (table,) = [record for record in found.records if isinstance(record, Table)]
    assert ("Placements", "1,456", "1,500") in table.rows
    assert table.section[-1:] == ("4.1 Revenue",)


def test_headings_are_known_where_tables_have_nearly_all_the_text(tmp_path: Path) -> None:
    """What stands between tables is mostly headings, and must not be taken for how running text is set."""

    def scorecard(paper: Paper) -> None:
        for at, title in enumerate(("1. Key indicators of the service", "2. Workforce and sickness", "3. Savings delivered")):
            top = 60 + 200 * at
            paper.text(60, top, title, 13, bold=True)
            paper.lattice([60, 240, 380, 520], [top + 20 * line for line in range(1, 5)])
            rows = [("Measure", "Latest", "Target"), *((f"Reviews on time {n}", f"{70 + n}.4%", "80%") for n in range(2))]
            paper.rows([64, 370, 510], top + 34, rows, pitch=20)

    records = extract(pdf(tmp_path, scorecard)).records
    assert {record.section[-1] for record in records if isinstance(record, Table)} == {
        "1. Key indicators of the service", "2. Workforce and sickness", "3. Savings delivered",
    }


def test_records_stand_in_reading_order_also_where_columns_begin_at_different_heights(tmp_path: Path) -> None:
    def columns(paper: Paper) -> None:
        for x, top, word in ((60, 103, "left"), (320, 100, "right")):
            for line in range(8):
                paper.text(x, top + 14 * line, f"The {word} column says in line {line} what it has to say.")

    said = " ".join(record.text for record in commentary(extract(pdf(tmp_path, columns))))
    assert said.index("left") < said.index("right")


@pytest.mark.skipif(ocr.installed() is None, reason="Tesseract is not installed, so there is nothing to test here")
def test_a_scanned_page_is_read_and_its_records_say_so(report: Path) -> None:
    found = extract(report)
    on_scan = [record for record in commentary(found) if record.evidence[0].page == 2]
    assert [record.reading.by for record in on_scan] == ["ocr"]
    assert 0.5 < on_scan[0].reading.confidence <= 1
    assert "agency staff" in on_scan[0].text
    assert all(record.reading.by == "text" for record in found.records if record.evidence[0].page == 1)


def test_without_tesseract_the_scanned_page_is_listed_as_unread(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ocr.installed.cache_clear()
    monkeypatch.setenv("PATH", "")
    try:
        found = extract(report)
    finally:
        ocr.installed.cache_clear()
    assert found.ledger.unread_pages == (2,)
    assert found.records


def test_names_of_records_are_different(report: Path) -> None:
    records = extract(report).records
    assert len({record.id for record in records}) == len(records)


def test_pages_come_packed_with_all_their_words(report: Path) -> None:
    """They go over a pipe and into the library as they are; nobody handles their words one by one."""
    packed = extract(report).pages
    with open_pdf(report) as pdf:
        read = pdf.page(1).words
    assert unpack_page(packed[0]).words == read
    assert len(packed[0]) < 12 * len(read) + 400


def test_the_same_pdf_gives_the_same_bytes_in_every_process(report: Path) -> None:
    """Whatever the hash seed: no set's or dictionary's order may show."""
    script = (
        "import json, sys; from pathlib import Path; from extractor.pipeline import extract; from corpus.records import to_json;"
        "e = extract(Path(sys.argv[1])); print(json.dumps([to_json(r, e.report) for r in e.records]))"
    )
    printed = []
    for seed in ("1", "2"):
        settings = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", script, str(report)], cwd=ROOT, env=settings, capture_output=True, check=True)
        printed.append(done.stdout)
    assert printed[0] == printed[1]
    assert json.loads(printed[0])


def test_progress_is_told_page_by_page(report: Path) -> None:
    heard: list[tuple[int, int]] = []
    extract(report, lambda done, pages: heard.append((done, pages)))
    assert heard == [(1, 2), (2, 2)]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "section", "start"),
    [
        (
            "barnet-family-services-2013-14-q1",
            ("4. RESOURCES AND VALUE FOR MONEY", "4.1 Revenue", "Level 2 Escalation- Placements budget"),
            "Overspend is",
        ),
        (
            "barnet-childrens-services-performance-2010-11-q3",
            ("1. Overview", "1.3 Key correlations & interdependencies"),
            "Our social care",
        ),
        ("doncaster-cyps-performance-profile-2012-13-q4", ("Children & Young People Revenue Report",), "The underspend relates"),
    ],
)
def test_commentary_of_the_five_reports_stands_under_its_headings(shared: Path, file: str, section: tuple[str, ...], start: str) -> None:
    found = commentary(extract(shared / "data" / "reports" / f"{file}.pdf"))
    assert any(record.section == section and record.text.startswith(start) for record in found)


@pytest.mark.shared
def test_narrative_under_a_budget_line_is_about_that_line(shared: Path) -> None:
    found = extract(shared / "data" / "reports" / "doncaster-cyps-performance-profile-2012-13-q4.pdf")
    measures = {record.id: record for record in found.records}
    about = [measures[one] for record in commentary(found) if record.text.startswith("The underspend relates") for one in record.about]
    assert len(about) == 1


@pytest.mark.shared
def test_an_agenda_pack_is_split_into_its_items(shared: Path) -> None:
    found = extract(shared / "data" / "reports" / "rotherham-cyps-cabinet-member-2010-06-02.pdf")
    items = Counter(record.item for record in found.records)
    assert [unpack_page(page).number for page in found.pages] == list(range(1, 33))
    assert len(items) >= 6
    assert any("Notice to Improve" in item for item in items)
    assert sum(1 for item in items if item.startswith("Minutes")) == 2


@pytest.mark.shared
@pytest.mark.parametrize(
    "file",
    [
        "kent/24-00108-revenue-and-capital-budget-monitoring-report-november-2024-25",
        "kent/council-report-mid-year-24-25",
        "boston/06-education-cabinet",
        "ofsted/80476-kent-children-s-services-inspection-05-july-2022",
    ],
)
def test_next_to_nothing_of_a_report_is_unread(shared: Path, file: str) -> None:
    """Reports of four kinds; over all of councils/ it was 0.4% when this was written, most of it labels of charts."""
    ledger = extract(shared / "data" / "councils" / f"{file}.pdf").ledger
    assert ledger.recorded > 0.8 * ledger.words
    assert ledger.unread < 0.01 * ledger.words


@pytest.mark.shared
def test_hostile_files_give_records_or_a_reason_and_never_an_exception(shared: Path) -> None:
    sources = sorted((shared / "data" / "hostile").glob("*/*.pdf"))
    outcomes = dict(extract_many(sources, 2))
    assert set(outcomes) == set(sources)
    for source, outcome in outcomes.items():
        if isinstance(outcome, UnreadableReport):
            assert "\n" not in outcome.reason
            assert "reading it failed" not in outcome.reason, source
            assert "died" not in outcome.reason, source
    reasons = Counter(type(outcome) for outcome in outcomes.values())
    assert reasons[EncryptedPdf] >= 12
    assert reasons[EmptyPdf] >= 8
    assert reasons[NotAPdf] >= 5
    assert reasons[Extraction] >= 40
    assert issubclass(BrokenPdf, BadInput)


def test_a_sentence_in_a_row_that_belongs_to_no_table_is_commentary(tmp_path: Path) -> None:
    """A row of nearly empty cells is the rest of a table; where that is not to be found, its sentence is still read."""

    def draw(paper: Paper) -> None:
        paper.lattice([50, 70, 90, 110, 130, 150, 170, 190, 210, 500], [100, 130])
        paper.text(220, 118, "Six foster homes were found in the autumn", 9)

    found = extract(pdf(tmp_path, draw))
    assert [record.text for record in commentary(found)] == ["Six foster homes were found in the autumn"]
    assert not [entry for entry in found.ledger.entries if entry.reason == "unread"]

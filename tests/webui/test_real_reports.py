"""The promise that every answer has its evidence, held to real reports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.library import Library
from corpus.model import Measure
from extractor.pipeline import extract
from search.index import open_engine, reindex
from search.searcher import Searcher
from webui.app import create_app

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real")
    library = Library.open(folder, create=True)
    for path in sorted((shared / "data" / "reports").glob("*.pdf")):
        library.store(extract(path), path)
    reindex(library)
    return folder


@pytest.fixture(scope="module")
def searcher(real: Path) -> Searcher:
    return open_engine(real)


@pytest.fixture(scope="module")
def reader(real: Path) -> FlaskClient:
    return create_app(real).test_client()


@pytest.mark.parametrize("q", ["agency staff", '"placement costs"', "overspend", "caseloads", "foster*", "sickness -schools"])
def test_every_hit_is_marked_on_one_of_its_pages_or_in_its_headings(searcher: Searcher, reader: FlaskClient, q: str) -> None:
    unmarked = []
    for hit in searcher.search(q, limit=100).hits:
        pages = {place.page for place in hit.record.evidence}
        asked = {"q": q, "record": hit.record.id}
        views = [reader.get(f"/reports/{hit.report.id}/pages/{page}", query_string=asked).text for page in pages]
        assert all('id="mark"' in view for view in views)
        if not any('class="stroke"' in view or "found by its headings" in view for view in views):
            unmarked.append(hit.record.id)
    assert unmarked == []


def test_who_asks_for_agency_staff_is_answered_by_three_authorities(searcher: Searcher) -> None:
    assert len(searcher.search("agency staff").facets["authority"]) >= 3


def test_every_figure_shown_leads_to_its_place(real: Path, reader: FlaskClient) -> None:
    library = Library.open(real)
    for report in library.reports():
        for record in library.records(report=report.id, kind="measure"):
            assert isinstance(record, Measure)
            html = reader.get(f"/records/{record.id}").text
            for name, figure in record.figures.items():
                assert f"/pages/{figure.page}?record={record.id}#figure-{name}" in html
                there = reader.get(f"/reports/{report.id}/pages/{figure.page}?record={record.id}").text
                assert re.search(rf'id="figure-{name}"', there)

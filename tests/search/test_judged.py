"""Whether search finds what was meant: judged queries over the real reports, with floors that don't drop quietly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest

from corpus.library import Library
from extractor.pipeline import extract
from search.engines import ENGINES
from search.index import open_engine, reindex
from tests.search.judging import JUDGED, Judged, judged, name, ndcg, recall

FLOORS = json.loads(JUDGED.with_name("floors.json").read_text(encoding="utf-8"))
QUERIES = judged()
pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def library(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The real reports, as they are read today."""
    held = Library.open(tmp_path_factory.mktemp("judged"), create=True)
    for source in sorted((shared / "data" / "reports").glob("*.pdf")):
        held.store(extract(source), source)
    yield held
    held.close()


def test_there_are_enough_queries_of_all_kinds() -> None:
    assert len({each.query for each in QUERIES}) >= 40
    assert all(set(each.grades.values()) <= {1, 2} and 2 in each.grades.values() for each in QUERIES)


def test_what_was_judged_is_still_what_is_read(library: Library) -> None:
    """Records that changed their beginning or their page must be judged anew, or the scores below mean nothing."""
    there = {name(record, report) for report in library.reports() for record in library.records(report=report.id)}
    wanted = {one for each in QUERIES for one in each.grades}
    assert len(wanted - there) <= 0.05 * len(wanted), sorted(wanted - there)


@pytest.mark.parametrize("engine", ENGINES)
def test_no_engine_falls_below_its_floor(library: Library, engine: str) -> None:
    reindex(library, engine)
    searcher = open_engine(library.folder, engine)

    def found(each: Judged) -> list[str]:
        return [name(hit.record, hit.report) for hit in searcher.search(each.query, limit=10).hits]

    answers = {each.query: found(each) for each in QUERIES}
    weakest = sorted((round(ndcg(answers[each.query], each.grades), 2), each.query) for each in QUERIES)[:5]
    assert mean(ndcg(answers[each.query], each.grades) for each in QUERIES) >= FLOORS[engine]["ndcg"], weakest
    assert mean(recall(answers[each.query], each.grades) for each in QUERIES) >= FLOORS[engine]["recall"], weakest
    searcher.close()

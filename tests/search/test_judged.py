"""Whether search finds what was meant: judged queries over the real reports and over the samples, with floors that don't drop quietly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

import pytest

import corpus.samples
from corpus.library import Library
from extractor.pipeline import extract
from search.engines import ENGINES
from search.index import open_engine, reindex
from tests.search.judging import JUDGED, SETS, Judged, judged, name, ndcg, recall

FLOORS = json.loads((JUDGED / "floors.json").read_text(encoding="utf-8"))
SAMPLES = Path(corpus.samples.__file__).parent


def read(folder: Path, held: Library) -> Library:
    for source in sorted(folder.glob("*.pdf")):
        held.store(extract(source), source)
    return held


@pytest.fixture(scope="module", params=[pytest.param("reports", marks=pytest.mark.shared), "samples"])
def judgement(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Library]]:
    """One of the sets and its reports, as they are read today."""
    folder = SAMPLES if request.param == "samples" else request.getfixturevalue("shared") / "data" / "reports"
    held = read(folder, Library.open(tmp_path_factory.mktemp("judged"), create=True))
    yield request.param, held
    held.close()


def test_there_are_enough_queries_of_all_kinds() -> None:
    assert len({each.query for each in judged("reports")}) >= 40
    assert len({each.query for each in judged("samples")}) >= 15
    assert all(set(each.grades.values()) <= {1, 2} and 2 in each.grades.values() for which in SETS for each in judged(which))


def test_what_was_judged_is_still_what_is_read(judgement: tuple[str, Library]) -> None:
    """Records that changed their beginning or their page must be judged anew, or the scores below mean nothing."""
    which, library = judgement
    there = {name(record, report) for report in library.reports() for record in library.records(report=report.id)}
    wanted = {one for each in judged(which) for one in each.grades}
    assert len(wanted - there) <= 0.05 * len(wanted), sorted(wanted - there)


@pytest.mark.parametrize("engine", ENGINES)
def test_no_engine_falls_below_its_floor(judgement: tuple[str, Library], engine: str) -> None:
    which, library = judgement
    queries, floor = judged(which), FLOORS[which][engine]
    reindex(library, engine)
    searcher = open_engine(library.folder, engine)

    def found(each: Judged) -> list[str]:
        return [name(hit.record, hit.report) for hit in searcher.search(each.query, limit=10).hits]

    answers = {each.query: found(each) for each in queries}
    weakest = sorted((round(ndcg(answers[each.query], each.grades), 2), each.query) for each in queries)[:5]
    assert mean(ndcg(answers[each.query], each.grades) for each in queries) >= floor["ndcg"], weakest
    assert mean(recall(answers[each.query], each.grades) for each in queries) >= floor["recall"], weakest
    searcher.close()

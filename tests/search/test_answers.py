"""What machines are given for a search: the same from the command line and the web."""

from __future__ import annotations

import json
from pathlib import Path

from corpus.library import Library
from search.answers import to_json
from search.engine import FACETS, Filters
from search.index import open_engine, reindex
from search.searcher import Searcher
from tests.corpus import making


def searcher(tmp_path: Path) -> Searcher:
    library = Library.open(tmp_path / "library", create=True)
    for content, authority in (("north", "Barnet"), ("south", "Barnet")):
        source = making.pdf(tmp_path, f"{content}.pdf", content)
        library.store(making.extraction(source, authority=authority, word=f"agency staff, <b>{content}</b>"), source)
    reindex(library)
    return open_engine(library.folder)


def test_an_answer_is_json_with_records_as_exported(tmp_path: Path) -> None:
    answer = json.loads(json.dumps(to_json(searcher(tmp_path).search("agency kind:nonsense OR staff"))))
    assert answer["query"]["given"] == "agency kind:nonsense OR staff"
    assert answer["query"]["notes"]
    assert answer["total"] == 2
    assert set(answer["facets"]) == set(FACETS)
    hit = answer["hits"][0]
    assert hit["kind"] == "commentary"
    assert hit["document"]["authority"] == "Barnet"
    assert "&lt;b&gt;" in hit["snippets"][0]["html"]
    assert hit["score"] > 0


def test_related_terms_say_how_to_leave_them_away(tmp_path: Path) -> None:
    answer = to_json(searcher(tmp_path).search("agency staff"))
    assert all(related["removed"].startswith("agency staff without:") for related in answer["query"]["related"])  # type: ignore[index]


def test_who_asks_again_gets_the_same_answer(tmp_path: Path) -> None:
    opened = searcher(tmp_path)
    assert opened.search("agency") is opened.search("agency")
    assert opened.search("agency") is not opened.search("agency", filters=Filters(kind=("commentary",)))


def test_ids_alone_are_those_of_the_hits(tmp_path: Path) -> None:
    opened = searcher(tmp_path)
    assert opened.ids("agency") == [hit.record.id for hit in opened.search("agency").hits]


def test_a_hit_whose_report_was_removed_meanwhile_is_left_out(tmp_path: Path) -> None:
    """The index may be a moment behind the library; what is no longer held can't be shown."""
    opened = searcher(tmp_path)
    library = Library.open(tmp_path / "library")
    source = making.pdf(tmp_path, "north.pdf", "north, read anew")
    library.store(making.extraction(source, word="bank staff"), source)
    hits = opened.search("agency").hits
    assert [hit.record.id for hit in hits] == [hit.record.id for hit in hits if library.many([hit.record.id])]
    assert len(hits) == 1

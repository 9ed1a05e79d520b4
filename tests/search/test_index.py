"""Library to index: whole editions swapped in, changes in place, nothing half done ever served."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import search.index as index_room
from corpus.errors import IndexBusy, NoIndex, StaleIndex
from corpus.library import Library
from search.engine import Filters
from search.engines.tantivy.writing import Writer
from search.index import is_behind, open_engine, reindex, update
from search.shelf import Shelf
from tests.corpus import making

ENGINES = pytest.mark.parametrize("engine", ["tantivy", "whoosh"])


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Two reports of three records each, alike but for their authority and one word."""
    held = Library.open(tmp_path / "library", create=True)
    put(held, tmp_path, "one", authority="Barnet", word="agency staff")
    put(held, tmp_path, "two", authority="Doncaster", word="bank staff")
    yield held
    held.close()


def put(library: Library, folder: Path, content: str, **what: str) -> str:
    source = making.pdf(folder, f"{content}.pdf", content)
    extraction = making.extraction(source, **what)
    library.store(extraction, source)
    return extraction.report.id


@ENGINES
def test_no_index_is_said(library: Library, engine: str) -> None:
    with pytest.raises(NoIndex, match="outturn reindex"):
        open_engine(library.folder, engine)
    assert is_behind(library, engine)


@ENGINES
def test_a_search_gives_records_reports_snippets_and_counts(library: Library, engine: str) -> None:
    assert reindex(library, engine).records == 6
    results = open_engine(library.folder, engine).search("agency staff")
    assert results.total == 1
    hit = results.hits[0]
    assert hit.report.authority == "Barnet"
    assert hit.snippets[0].html.endswith("<mark>agency staff</mark>.")
    assert [(each.value, each.label, each.count) for each in results.facets["kind"]] == [("commentary", "Commentary", 1)]
    assert [each.label for each in results.facets["authority"]] == ["Barnet"]


@ENGINES
def test_the_same_library_gives_the_same_answers_after_the_index_was_deleted(library: Library, engine: str) -> None:
    reindex(library, engine)
    before = open_engine(library.folder, engine).search("staff")
    shutil.rmtree(library.folder / "index")
    reindex(library, engine)
    assert open_engine(library.folder, engine).search("staff") == before


@ENGINES
def test_a_running_search_sees_changes_without_being_opened_anew(library: Library, engine: str, tmp_path: Path) -> None:
    reindex(library, engine)
    searcher = open_engine(library.folder, engine)
    assert searcher.search("catering").total == 0
    put(library, tmp_path, "three", authority="Rotherham", word="catering staff")
    assert is_behind(library, engine)
    assert update(library, engine).reports == 1
    assert not is_behind(library, engine)
    assert searcher.search("catering").total == 1
    reindex(library, engine)
    assert searcher.search("catering").total == 1


@ENGINES
def test_a_report_read_anew_replaces_what_it_said(library: Library, engine: str, tmp_path: Path) -> None:
    reindex(library, engine)
    searcher = open_engine(library.folder, engine)
    put(library, tmp_path, "one", authority="Barnet", word="interim staff")
    update(library, engine)
    assert (searcher.search("agency").total, searcher.search("interim").total, searcher.search("").total) == (0, 1, 6)


@ENGINES
def test_nothing_to_do_changes_nothing(library: Library, engine: str) -> None:
    reindex(library, engine)
    served = Shelf(library.folder, engine).current()
    assert update(library, engine) == index_room.Indexed(0, 0, rebuilt=False)
    assert Shelf(library.folder, engine).current() == served


@ENGINES
def test_a_stale_index_is_never_served_and_rebuilt_by_update(library: Library, engine: str) -> None:
    reindex(library, engine)
    searcher = open_engine(library.folder, engine)
    shelf = Shelf(library.folder, engine)
    current = shelf.current()
    assert current is not None
    shelf.serve(replace(current, stamp="schema 0"))
    with pytest.raises(StaleIndex, match="schema 0"):
        open_engine(library.folder, engine)
    with pytest.raises(StaleIndex):
        searcher.search("staff")
    assert update(library, engine).rebuilt
    assert searcher.search("staff").total == 2


def test_what_changed_is_found_before_the_engine_tidies_up(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a million records tantivy may merge for seconds; nobody waits for that."""
    reindex(library)
    searcher = open_engine(library.folder)
    put(library, tmp_path, "three", authority="Rotherham", word="catering staff")
    found: list[int] = []
    close = Writer.close

    def look_first(writer: Writer) -> None:
        found.append(searcher.search("catering").total)
        close(writer)

    monkeypatch.setattr(Writer, "close", look_first)
    update(library)
    assert found == [1]


def test_a_second_writer_is_refused_and_harms_nothing(library: Library) -> None:
    reindex(library)
    with Shelf(library.folder, "tantivy").writing(), pytest.raises(IndexBusy):
        update(library)
    assert open_engine(library.folder).search("staff").total == 2


@ENGINES
def test_a_rebuild_that_was_cut_off_goes_on_and_the_old_index_answers_meanwhile(
    library: Library, engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reindex(library, engine)
    searcher = open_engine(library.folder, engine)
    monkeypatch.setattr(index_room, "_COMMIT_EVERY", 1)
    seen: list[int] = []

    def die_after_the_first(done: int, _: int) -> None:
        seen.append(done)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reindex(library, engine, die_after_the_first)
    assert searcher.search("staff").total == 2
    building = Shelf(library.folder, engine).building()
    assert building is not None and len(building.done) == 1
    put(library, tmp_path, "three", authority="Rotherham", word="catering staff")
    reindex(library, engine, lambda done, _: seen.append(done))
    assert seen[0] == 1
    assert searcher.search("").total == 9
    assert searcher.search("catering").total == 1
    assert Shelf(library.folder, engine).building() is None
    assert [each.name for each in (library.folder / "index" / engine).iterdir() if each.is_dir()] == [building.folder]


@ENGINES
def test_the_same_passage_in_two_reports_is_one_hit_that_names_the_other(library: Library, engine: str, tmp_path: Path) -> None:
    put(library, tmp_path, "three", authority="Rotherham", word="agency staff")
    reindex(library, engine)
    searcher = open_engine(library.folder, engine)
    results = searcher.search("agency staff")
    assert results.total == 2
    assert [len(hit.also_in) for hit in results.hits] == [1]
    assert {results.hits[0].report.authority, results.hits[0].also_in[0].report.authority} == {"Barnet", "Rotherham"}
    within = searcher.search("agency staff", filters=Filters(report=(results.hits[0].report.id,)))
    assert not within.hits[0].also_in


@ENGINES
def test_where_nothing_has_all_the_words_some_are_shown_and_it_is_said(library: Library, engine: str) -> None:
    reindex(library, engine)
    searcher = open_engine(library.folder, engine)
    results = searcher.search("bank hedgehogs kind:commentary")
    assert [hit.report.authority for hit in results.hits] == ["Doncaster"]
    assert results.query.notes == ("no record has all of these words: others have all but one",)
    assert searcher.search("hedgehogs").total == 0
    assert searcher.search('bank "hedgehogs"').total == 0


@ENGINES
def test_where_few_have_all_the_words_those_that_have_all_but_one_follow(library: Library, engine: str) -> None:
    reindex(library, engine)
    searcher = open_engine(library.folder, engine)
    whole = [hit.record.id for hit in searcher.search('"overspend" "agency" "staff" kind:commentary').hits]
    results = searcher.search("overspend agency staff kind:commentary")
    ids = [hit.record.id for hit in results.hits]
    assert ids[: len(whole)] == whole
    assert len(ids) == results.total > len(whole) > 0
    assert "few records" in results.query.notes[0]


@ENGINES
def test_a_slip_of_the_pen_is_looked_for_as_it_may_have_been_meant_and_that_is_said(library: Library, engine: str) -> None:
    """Who types "agancy staf" means it; a word that some record has is left as it is."""
    reindex(library, engine)
    searcher = open_engine(library.folder, engine)
    meant = searcher.search("agency staff")
    typed = searcher.search("agancy staf")
    assert typed.hits[0].record.id == meant.hits[0].record.id
    assert ["“agancy”" in note or "“staf”" in note for note in typed.query.notes[:2]] == [True, True]
    assert all("<mark>" in hit.snippets[0].html for hit in typed.hits)
    assert not searcher.search("staff hedgehogs").query.notes[0].startswith("no record has “")
    assert searcher.understood("agancy staf").tree == typed.query.tree
    assert searcher.ids("agancy staf") == [hit.record.id for hit in typed.hits]


@ENGINES
def test_pages_of_hits_follow_each_other(library: Library, engine: str) -> None:
    reindex(library, engine)
    searcher = open_engine(library.folder, engine)
    whole = [hit.record.id for hit in searcher.search("", limit=50).hits]
    paged: list[str] = []
    while True:
        page = searcher.search("", limit=2, offset=len(paged))
        paged += [hit.record.id for hit in page.hits]
        if not page.more:
            break
    assert paged == whole
    assert len(whole) == len(set(whole))


def test_several_threads_may_search_at_once(library: Library) -> None:
    reindex(library)
    searcher = open_engine(library.folder)
    with ThreadPoolExecutor(8) as pool:
        totals = set(pool.map(lambda number: searcher.search(f"staff {'' if number % 2 else '-zzz'}").total, range(64)))
    assert totals == {2}


@ENGINES
def test_a_killed_writer_leaves_the_last_whole_state(library: Library, engine: str, tmp_path: Path) -> None:
    """Killed at several moments while it builds and updates; the benchmark does it many more times."""
    reindex(library, engine)
    program = (
        "import sys; from pathlib import Path; from corpus.library import Library; from search.index import reindex, update\n"
        "library = Library.open(Path(sys.argv[1])); print('ready', flush=True)\n"
        "while True: reindex(library, sys.argv[2]); update(library, sys.argv[2])"
    )
    for moment in (0.0, 0.02, 0.07):
        command = [sys.executable, "-c", program, str(library.folder), engine]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
        assert child.stdout is not None and child.stdout.readline()
        time.sleep(moment)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
        searcher = open_engine(library.folder, engine)
        assert (searcher.search("").total, searcher.search("staff").total) == (6, 2)
    put(library, tmp_path, "three", authority="Rotherham", word="catering staff")
    update(library, engine)
    assert open_engine(library.folder, engine).search("").total == 9
    assert json.loads((library.folder / "index" / engine / "current.json").read_text())["revision"] == library.revision

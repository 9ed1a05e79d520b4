"""What others rely on: nothing committed is lost, whole states only, one report for equal bytes, failures with their reason."""

from __future__ import annotations

import os
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import version
from corpus.errors import (
    BrokenPdf,
    DuplicateRecord,
    EncryptedPdf,
    LibraryBusy,
    LibraryError,
    NewerLibrary,
    NoLibrary,
    NotALibrary,
    NotFound,
)
from corpus.library import Library, pdfs, sources, writer
from corpus.library.schema import FILE, SCHEMA_VERSION
from tests.corpus.making import extraction, page, pdf


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library", create=True, wait=0.2)


def test_what_was_stored_comes_back(library: Library, tmp_path: Path) -> None:
    """Report, pages, records and ledger come back as they were handed in, from a library opened anew."""
    source = pdf(tmp_path)
    given = extraction(source)
    library.store(given, source)
    again = Library.open(library.folder)
    assert again.reports() == (given.report,)
    assert again.report(given.report.id[:6]) == given.report
    assert tuple(again.records()) == given.records
    assert again.page(given.report.id, 2) == page(2)
    assert again.ledger(given.report.id) == given.ledger
    assert again.pdf(given.report.id).read_bytes() == source.read_bytes()


def test_records_by_kind_id_and_page(library: Library, tmp_path: Path) -> None:
    """Records can be asked for by kind, by id in the order asked, and by the page that they stand on."""
    source = pdf(tmp_path)
    given = extraction(source)
    library.store(given, source)
    commentary, measure, table = given.records
    assert list(library.records(kind="measure")) == [measure]
    assert library.many([table.id, "gone", commentary.id]) == [table, commentary]
    assert library.records_on(given.report.id, 2) == [table]
    assert library.record(measure.id) == measure
    assert list(library.places(given.report.id).items()) == [(commentary.id, 1), (measure.id, 1), (table.id, 1)]
    assert library.reports_by_ids(["gone", given.report.id]) == {given.report.id: given.report}


def test_a_changed_file_replaces_its_report(library: Library, tmp_path: Path) -> None:
    """A file with new bytes under the same path takes the place of what it gave before, PDF and all, and the index is told of both."""
    source = pdf(tmp_path)
    old = extraction(source)
    library.store(old, source)
    seen = library.revision
    pdf(tmp_path, content="two")
    new = extraction(source)
    library.store(new, source)
    assert library.reports() == (new.report,)
    changes = library.changes(seen)
    assert (changes.changed, changes.removed) == ((new.report.id,), (old.report.id,))
    assert changes.revision == library.revision > seen
    assert not pdfs.place(library.folder, old.report.id).exists()


def test_equal_bytes_are_one_report(library: Library, tmp_path: Path) -> None:
    """A copy is not read again; when one of the two files changes, the report stays for the other."""
    first = pdf(tmp_path)
    given = extraction(first)
    library.store(given, first)
    second = pdf(tmp_path, "copy.pdf")
    assert not library.is_current(second)
    assert library.is_current(second, given.report.id)
    library.adopt(second, given.report.id)
    assert library.is_current(second)
    pdf(tmp_path, content="two")
    library.store(extraction(first), first)
    assert len(library.reports()) == 2
    assert library.report(given.report.id).file == "barnet.pdf"


def test_a_moved_file_keeps_its_links(library: Library, tmp_path: Path) -> None:
    """After a move the report has the same id, records and PDF, and the new name."""
    source = pdf(tmp_path)
    given = extraction(source)
    library.store(given, source)
    moved = source.rename(tmp_path / "moved.pdf")
    library.adopt(moved, given.report.id)
    assert library.report(given.report.id) == replace(given.report, file="moved.pdf")
    assert tuple(library.records()) == given.records
    assert [state.path for state in library.states()] == [str(moved)]


def test_a_failure_is_kept_and_what_was_held_stays(library: Library, tmp_path: Path) -> None:
    """A source that can no longer be read is listed with its reason; its earlier records are still there, and it isn't tried again."""
    source = pdf(tmp_path)
    given = extraction(source)
    library.store(given, source)
    pdf(tmp_path, content="scrambled")
    library.fail(source, EncryptedPdf(source.name))
    (state,) = library.states()
    assert (state.state, state.report) == ("failed", given.report.id)
    assert "password" in state.reason
    assert tuple(library.records()) == given.records
    assert library.is_current(source)


def test_a_newer_extractor_makes_what_is_held_stale(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an older extractor read is said to be stale and is read again."""
    source = pdf(tmp_path)
    library.store(extraction(source), source)
    assert library.is_current(source)
    for room in (sources, writer):
        monkeypatch.setattr(room, "EXTRACTOR_VERSION", version.EXTRACTOR_VERSION + 1)
    assert not library.is_current(source)
    assert [state.state for state in library.states()] == ["stale"]


def test_a_sidecar_counts_as_part_of_its_report(library: Library, tmp_path: Path) -> None:
    """Writing a sidecar beside a held report makes `index` read it again."""
    source = pdf(tmp_path)
    given = extraction(source)
    library.store(given, source)
    (tmp_path / "barnet.pdf.toml").write_text('authority = "Kent"')
    assert not library.is_current(source)
    assert not library.is_current(source, given.report.id)


def test_a_copy_needs_no_sidecar_of_its_own(library: Library, tmp_path: Path) -> None:
    """A copy without a sidecar is what the first one's says; taking a sidecar away is a change of that report."""
    source, copy = pdf(tmp_path), pdf(tmp_path, "copy.pdf")
    beside = tmp_path / "barnet.pdf.toml"
    beside.write_text('authority = "Kent"')
    given = extraction(source)
    library.store(given, source)
    assert library.is_current(copy, given.report.id)
    beside.unlink()
    assert not library.is_current(source, given.report.id)


def test_a_file_that_changed_while_it_was_read_is_refused(library: Library, tmp_path: Path) -> None:
    """Records of other bytes than those kept would point at the wrong lines: nothing is stored, and no passing file stays."""
    source = pdf(tmp_path)
    given = extraction(source)
    pdf(tmp_path, content="two")
    with pytest.raises(BrokenPdf):
        library.store(given, source)
    assert library.reports() == ()
    assert not [path for path in (library.folder / "pdfs").rglob("*") if path.is_file()]


def test_one_id_for_two_records_is_refused_whole(library: Library, tmp_path: Path) -> None:
    """Ids are unique in a report and in the library; a report that breaks this is not stored, not even in part."""
    source = pdf(tmp_path)
    given = extraction(source)
    with pytest.raises(DuplicateRecord):
        library.store(replace(given, records=given.records + given.records[:1]), source)
    library.store(given, source)
    other = pdf(tmp_path, "other.pdf", "other")
    stranger = extraction(other)
    with pytest.raises(DuplicateRecord):
        library.store(replace(stranger, records=(replace(given.records[0], report=stranger.report.id),)), other)
    assert library.reports() == (given.report,)


def test_a_second_writer_waits_and_then_is_refused(library: Library, tmp_path: Path) -> None:
    """One writer at a time; who can't wait any longer gets one clear error, and readers are never held up."""
    source = pdf(tmp_path)
    library.store(extraction(source), source)
    holder = sqlite3.connect(library.folder / FILE, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryBusy):
        library.store(extraction(source), source)
    assert len(library.reports()) == 1
    holder.execute("ROLLBACK")
    holder.close()
    library.store(extraction(source), source)


def test_threads_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    """Writers queue: each report of each of them is there at the end."""
    library = Library.open(tmp_path / "library", create=True)
    files = [pdf(tmp_path, f"{number}.pdf", str(number)) for number in range(12)]

    def write(part: list[Path]) -> None:
        own = Library.open(library.folder)
        for path in part:
            own.store(extraction(path), path)
        own.close()

    threads = [threading.Thread(target=write, args=(files[start::3],)) for start in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(library.reports()) == 12
    assert library.revision == 12


def test_streaming_sees_one_state(library: Library, tmp_path: Path) -> None:
    """An export that is under way doesn't see what is stored meanwhile."""
    source = pdf(tmp_path)
    library.store(extraction(source), source)
    stream = library.records()
    next(stream)
    other = pdf(tmp_path, "z.pdf", "z")
    library.store(extraction(other, authority="York"), other)
    assert len(list(stream)) == 2
    assert len(list(library.records())) == 6


def test_a_missing_newer_or_foreign_library_is_refused(tmp_path: Path) -> None:
    """Each gets its own error, and what is there is left as it was."""
    with pytest.raises(NoLibrary):
        Library.open(tmp_path / "nowhere")
    Library.open(tmp_path / "library", create=True).close()
    database = sqlite3.connect(tmp_path / "library" / FILE)
    database.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    database.close()
    with pytest.raises(NewerLibrary, match="upgrade"):
        Library.open(tmp_path / "library", create=True)
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / FILE).write_text("not a database, whatever its name says" * 100)
    with pytest.raises(NotALibrary):
        Library.open(tmp_path / "text", create=True)
    with pytest.raises(NotALibrary):
        Library.open(tmp_path / "text" / FILE, create=True)


def test_unknown_and_ambiguous_ids(library: Library, tmp_path: Path) -> None:
    """An id that isn't there, or a beginning that fits two, is NotFound and says which."""
    source = pdf(tmp_path)
    given = extraction(source)
    library.store(given, source)
    with pytest.raises(NotFound, match="no report 'zz'"):
        library.report("zz")
    with pytest.raises(NotFound, match="more than one record"):
        library.record(given.records[0].id[:4])
    with pytest.raises(NotFound, match="no page 9"):
        library.page(given.report.id, 9)
    with pytest.raises(NotFound):
        library.report("")


def test_a_library_that_nobody_may_write(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a read-only disk it is read as it lies, without WAL's own files beside it."""
    source = pdf(tmp_path)
    given = extraction(source)
    library.store(given, source)
    library.close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    fixed = Library.open(library.folder)
    assert tuple(fixed.records()) == given.records
    assert sorted(path.name for path in library.folder.iterdir()) == [FILE, "pdfs"]
    with pytest.raises(LibraryError):
        fixed.store(given, source)
    fixed.close()


def test_what_a_dead_process_left_is_swept_away(library: Library) -> None:
    """Copies that were never finished go after a day; one that may still be written stays."""
    old, new = library.folder / "pdfs" / "ab" / "x.part", library.folder / "pdfs" / "ab" / "y.part"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    os.utime(old, (0, 0))
    Library.open(library.folder, create=True).close()
    assert (old.exists(), new.exists()) == (False, True)


def test_a_name_that_is_not_utf8(library: Library, tmp_path: Path) -> None:
    """Old archives have such files: they are held under a name that can be printed, and are known again."""
    source = tmp_path / os.fsdecode(b"caf\xe9.pdf")
    try:
        source.write_bytes(b"%PDF-1.7 caf")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    library.store(extraction(source), source)
    (report,), (state,) = library.reports(), library.states()
    assert report.file == r"caf\udce9.pdf"
    assert state.path.isprintable()
    assert library.is_current(source)

"""Documents of many reports, made by several processes: the same, in the same order, whatever becomes of the processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import search.documents as documents_room
from corpus.library import Library
from search.documents import of_report, of_reports
from search.fields import document
from tests.corpus import making

NUMBER = 12


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    held = Library.open(tmp_path / "library", create=True)
    for number in range(NUMBER):
        source = making.pdf(tmp_path, f"{number}.pdf", str(number))
        held.store(making.extraction(source, word=f"word{number}"), source)
    yield held
    held.close()


def ids(library: Library) -> list[str]:
    return [report.id for report in library.reports()]


def test_a_report_gives_what_each_of_its_records_gives(library: Library) -> None:
    """Places are left out on the way; nothing of them is indexed."""
    report = library.reports()[0]
    assert of_report(library, report.id) == [document(record, report) for record in library.records(report=report.id)]


def test_several_processes_give_the_same_in_the_order_asked(library: Library) -> None:
    asked = list(reversed(ids(library)))
    made = list(of_reports(library, asked, jobs=3))
    assert [report for report, _ in made] == asked
    assert made == [(report, of_report(library, report)) for report in asked]


def test_a_report_that_was_removed_meanwhile_has_no_documents(library: Library) -> None:
    """A rebuild takes minutes; what is removed in them is seen to at its end."""
    asked = [ids(library)[0], "0" * 64, ids(library)[1]]
    for jobs in (1, 2):
        assert [len(made) for _, made in of_reports(library, asked, jobs=jobs)] == [3, 0, 3]


def test_a_process_that_dies_takes_nothing_with_it(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents_room, "_AHEAD", 2)
    before = set(multiprocessing.active_children())
    running = of_reports(library, ids(library), jobs=2)
    made = [next(running)]
    for process in set(multiprocessing.active_children()) - before:
        process.kill()
    made += running
    assert made == [(report, of_report(library, report)) for report in ids(library)]


def test_no_process_stays_when_the_asker_stops_half_way(library: Library) -> None:
    before = set(multiprocessing.active_children())
    running = of_reports(library, ids(library), jobs=2)
    next(running)
    assert set(multiprocessing.active_children()) - before
    running.close()
    assert not set(multiprocessing.active_children()) - before


def test_no_process_outlives_an_asker_that_was_killed(library: Library) -> None:
    program = (
        "import multiprocessing, sys, time; from pathlib import Path\n"
        "from corpus.library import Library; from search.documents import of_reports\n"
        "library = Library.open(Path(sys.argv[1]))\n"
        "running = of_reports(library, [report.id for report in library.reports()], jobs=2)\n"
        "next(running); print(*[each.pid for each in multiprocessing.active_children()], flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(library.folder)]
    asker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert asker.stdout is not None
    helpers = [int(pid) for pid in asker.stdout.readline().split()]
    asker.send_signal(signal.SIGKILL)
    asker.wait()
    asker.stdout.close()
    assert len(helpers) == 2
    deadline = time.monotonic() + 30
    while any(map(_runs, helpers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_runs, helpers))


def _runs(pid: int) -> bool:
    """A zombie that nobody has buried yet runs no more."""
    try:
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except (ProcessLookupError, FileNotFoundError):
        return False

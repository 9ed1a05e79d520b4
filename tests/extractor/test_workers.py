"""One PDF that crashes, hangs or eats memory is one failure with its reason; all others are read as if it weren't there."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from corpus.errors import BrokenPdf, EmptyPdf, UnreadableReport
from corpus.model import Extraction, Ledger, Report
from extractor.workers import Limits, extract_many

QUICK = Limits(silence=1.0, a_page=0.5)


def read(source: Path, progress: Callable[[int, int], None]) -> Extraction:
    """Stands in for the pipeline: what the file's name says happens."""
    match source.stem.split("-")[0]:
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "exit":
            os._exit(7)
        case "hang":
            time.sleep(60)
        case "slow":
            for page in range(40):
                progress(page, 2)
                time.sleep(0.2)
        case "gorge":
            bytearray(1 << 40)
        case "empty":
            raise EmptyPdf(source.name)
        case "fault":
            raise ZeroDivisionError("of ours")
        case "talk":
            sys.stdout.write("library chatter")
            sys.stderr.write("more of it")
            os.write(1, b"and from below")
    return Extraction(Report(source.stem, source.name, str(os.getpid()), 1, "", "", "unknown", None, "unknown"), (), (), Ledger(0, 0, ()))


def run(*names: str, jobs: int = 2, limits: Limits = QUICK) -> dict[str, Extraction | UnreadableReport]:
    return {path.stem: outcome for path, outcome in extract_many([Path(f"{name}.pdf") for name in names], jobs, reader=read, limits=limits)}


def test_a_crash_is_one_failure_and_the_others_go_on() -> None:
    found = run("a", "crash", "b", "exit", "c")
    assert isinstance(found["crash"], BrokenPdf)
    assert found["crash"].reason == "the process that read it died (SIGSEGV)"
    assert isinstance(found["exit"], BrokenPdf)
    assert all(isinstance(found[name], Extraction) for name in "abc")


def test_a_hang_is_given_up() -> None:
    found = run("hang", "a", jobs=1)
    assert isinstance(found["hang"], BrokenPdf)
    assert "given up" in found["hang"].reason
    assert isinstance(found["a"], Extraction)


def test_a_report_may_take_longer_the_more_pages_it_has_but_not_for_ever() -> None:
    found = run("slow", jobs=1)
    assert isinstance(found["slow"], BrokenPdf)
    assert "2 pages" in found["slow"].reason


def test_memory_is_limited() -> None:
    found = run("gorge", "a")
    assert isinstance(found["gorge"], BrokenPdf)
    assert "memory" in found["gorge"].reason


def test_errors_come_back_as_what_they_are_and_faults_of_ours_by_name() -> None:
    found = run("empty", "fault")
    assert isinstance(found["empty"], EmptyPdf)
    assert isinstance(found["fault"], BrokenPdf)
    assert found["fault"].reason == "reading it failed (ZeroDivisionError: of ours)"


def test_workers_are_reused_and_renewed() -> None:
    """Starting one costs a second, so one reads many; but none reads for ever."""
    names = [f"n-{n}" for n in range(6)]
    held = [outcome for outcome in run(*names, jobs=1).values() if isinstance(outcome, Extraction)]
    assert len({one.report.title for one in held}) == 1
    renewed = [outcome for outcome in run(*names, jobs=1, limits=Limits(reports=2)).values() if isinstance(outcome, Extraction)]
    assert len({one.report.title for one in renewed}) == 3


def test_workers_are_silent(capfd: object) -> None:
    found = run("talk")
    out, err = capfd.readouterr()  # type: ignore[attr-defined]
    assert isinstance(found["talk"], Extraction)
    assert (out, err) == ("", "")


def test_nothing_to_read_is_nothing() -> None:
    assert run() == {}


def test_a_caller_who_stops_early_leaves_no_process_behind() -> None:
    going = extract_many([Path("a.pdf"), Path("hang.pdf")], 2, reader=read, limits=Limits())
    path, outcome = next(going)
    assert path.stem == "a"
    assert isinstance(outcome, Extraction)
    going.close()  # type: ignore[attr-defined]
    import multiprocessing

    assert not multiprocessing.active_children()

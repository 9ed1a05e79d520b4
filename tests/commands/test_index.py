"""`outturn index`: what can be read is held, what can't is said in one line each, and what was held stays held."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from corpus.library import Library
from corpus.library.schema import FILE
from tests.commands.conftest import ROOT, Indexed, outturn, report, unreadable


def test_a_folder_with_bad_files_among_good_ones(indexed: Indexed) -> None:
    """Exit code 1, one clear line for each bad file, and the good report is held."""
    assert indexed.run.returncode == 1
    said = [line for line in indexed.run.stderr.splitlines() if line.startswith("outturn:")]
    assert len(said) == 3
    assert any("text.pdf: this is not a PDF" in line for line in said)
    assert any("locked.pdf: the PDF asks for a password" in line for line in said)
    assert any("empty.pdf: the PDF has no pages" in line for line in said)
    assert "Traceback" not in indexed.run.stderr
    assert "1 read" in indexed.run.stdout and "3 could not be read" in indexed.run.stdout
    with closing(Library.open(indexed.library)) as library:
        (held,) = library.reports()
    assert (held.file, held.authority) == ("good.pdf", "Barnet")
    assert held.period is not None
    assert held.period.quarter == 1


def test_a_second_run_reads_nothing_again(indexed: Indexed) -> None:
    """What is unchanged is left alone, also what failed; plain lines and no bar in a log."""
    run = outturn("index", indexed.reports, "--json", library=indexed.library)
    assert run.returncode == 0
    assert json.loads(run.stdout) == {"read": 0, "records": 0, "unchanged": 4, "failed": {}, "held": 1}
    assert run.stderr == ""


def test_failed_files_are_tried_again_when_asked(indexed: Indexed, tmp_path: Path) -> None:
    """`--retry-failed` alone reads all that failed, and a file that was mended is then held."""
    library, folder = tmp_path / "library", tmp_path / "reports"
    shutil.copytree(indexed.library, library)
    folder.mkdir()
    (text, *_) = unreadable(folder)
    assert outturn("index", text, library=library).returncode == 1
    stamp = text.stat()
    report(text, "Now it is a report about agency staff.")
    run = outturn("index", text, "--retry-failed", "--json", library=library)
    assert (run.returncode, json.loads(run.stdout)["read"]) == (0, 1)
    assert stamp.st_size != text.stat().st_size


def test_a_missing_path_stops_before_anything_is_read(indexed: Indexed, tmp_path: Path) -> None:
    """Exit code 2 and one line; no library is made for a slip of the pen."""
    run = outturn("index", indexed.reports, tmp_path / "nowhere", library=tmp_path / "library")
    assert run.returncode == 2
    assert run.stderr.strip() == f"outturn: {tmp_path / 'nowhere'}: there is no such file or folder"
    assert not (tmp_path / "library").exists()


def test_what_can_no_longer_be_read_stays_held(indexed: Indexed, tmp_path: Path) -> None:
    """A report whose file was spoiled keeps its records, is listed as failed, and is still found."""
    library, folder = tmp_path / "library", tmp_path / "reports"
    folder.mkdir()
    good = report(folder / "good.pdf", "Agency staff cost more than planned.")
    assert outturn("index", folder, library=library).returncode == 0
    good.write_text("spoiled " * 50)
    run = outturn("index", folder, library=library)
    assert (run.returncode, run.stderr.count("outturn: good.pdf")) == (1, 1)
    with closing(Library.open(library)) as opened:
        assert len(opened.reports()) == 1
    assert json.loads(outturn("search", "agency staff", "--json", library=library).stdout)["total"] >= 1


def test_a_newer_library_is_left_alone(indexed: Indexed, tmp_path: Path) -> None:
    """Exit code 3, one line that says what to do, and the library's bytes are as they were."""
    library = tmp_path / "library"
    shutil.copytree(indexed.library, library)
    database = sqlite3.connect(library / FILE)
    database.execute("PRAGMA user_version=99")
    database.close()
    for command in (("index", indexed.reports), ("search", "agency"), ("status",), ("export",), ("serve", "--port", 0)):
        run = outturn(*command, library=library)
        assert run.returncode == 3
        assert run.stderr.startswith("outturn: the library at") and "upgrade Outturn" in run.stderr
        assert run.stderr.count("\n") == 1


def test_a_library_that_is_not_there(tmp_path: Path) -> None:
    """Exit code 3, and how to make one."""
    run = outturn("search", "agency", library=tmp_path / "none")
    assert run.returncode == 3
    assert "make one with" in run.stderr


def test_reindex_gives_the_same_answers(indexed: Indexed, tmp_path: Path) -> None:
    """The index is disposable: without it, `reindex` makes one that answers as before."""
    library = tmp_path / "library"
    shutil.copytree(indexed.library, library)
    before = json.loads(outturn("search", "agency staff", "--json", library=library).stdout)
    shutil.rmtree(library / "index")
    run = outturn("reindex", library=library)
    assert (run.returncode, "Indexed" in run.stdout) == (0, True)
    assert json.loads(outturn("search", "agency staff", "--json", library=library).stdout) == before


def test_a_sidecar_says_whose_report_it_is(tmp_path: Path) -> None:
    """What lies beside a PDF is believed; a sidecar that can't be read is said, and when it is mended the report is read."""
    library, folder = tmp_path / "library", tmp_path / "reports"
    folder.mkdir()
    source = report(folder / "report.pdf", "Agency staff cost more than planned.")
    beside = source.with_name("report.pdf.toml")
    beside.write_text('authority = "Kent')
    run = outturn("index", folder, library=library)
    assert (run.returncode, "its sidecar report.pdf.toml cannot be used" in run.stderr) == (1, True)
    beside.write_text('authority = "Kent"\nperiod = "Q2 2011/12"\nurl = "https://kent.example/report.pdf"')
    assert outturn("index", folder, library=library).returncode == 0
    with closing(Library.open(library)) as opened:
        (held,) = opened.reports()
    assert (held.authority_code, held.authority_from, held.url) == ("E10000016", "sidecar", "https://kent.example/report.pdf")
    assert held.period is not None
    assert held.period.label == "Q2 2011/12"


def test_copies_are_one_report_under_the_first_name(tmp_path: Path) -> None:
    """Whichever is finished first, a folder gives the same library: equal bytes are one report, named after the first."""
    folder = tmp_path / "reports"
    folder.mkdir()
    source = report(folder / "b.pdf", "Agency staff cost more than planned.")
    for name in ("a.pdf", "c.PDF"):
        shutil.copy(source, folder / name)
    run = outturn("index", folder, "--json", library=tmp_path / "library")
    assert json.loads(run.stdout) | {"records": 0} == {"read": 1, "records": 0, "unchanged": 2, "failed": {}, "held": 1}
    told = json.loads(outturn("status", "--json", library=tmp_path / "library").stdout)
    assert [Path(entry["path"]).name for entry in told["reports"]] == ["a.pdf", "b.pdf", "c.PDF"]
    assert {entry["report"]["file"] for entry in told["reports"]} == {"a.pdf"}
    assert json.loads(outturn("index", folder, "--json", library=tmp_path / "library").stdout)["unchanged"] == 3


def test_ctrl_c_in_the_middle(tmp_path: Path) -> None:
    """Exit code 130 and one line; what was stored is held whole, and the same command goes on from there."""
    library, folder = tmp_path / "library", tmp_path / "reports"
    folder.mkdir()
    for number in range(12):
        report(folder / f"{number:02}.pdf", f"Agency staff in team {number} cost more than planned.")
    command = [sys.executable, str(ROOT / "outturn.py"), "--library", str(library), "index", str(folder), "--jobs", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as run:
        assert run.stderr is not None
        assert run.stderr.readline().startswith("Reading 1/12")
        os.killpg(run.pid, signal.SIGINT)
        said = run.stderr.read()
    assert run.returncode == 130
    assert [line for line in said.splitlines() if not line.startswith("Reading")] == [
        "outturn: interrupted; what was stored stays held, and the same command goes on from there"
    ]
    with closing(Library.open(library)) as opened:
        held = len(opened.reports())
    assert 1 <= held < 12
    again = json.loads(outturn("index", folder, "--json", library=library).stdout)
    assert (again["unchanged"], again["read"], again["held"]) == (held, 12 - held, 12)

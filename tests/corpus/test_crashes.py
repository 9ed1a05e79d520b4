"""A process that is killed, at whatever moment, loses nothing that it had committed and leaves nothing half done."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
from pathlib import Path

from corpus.library import Library

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 6
STORER = """
import sys
from pathlib import Path
from corpus.library import Library
from tests.corpus.making import extraction, pdf

folder, first = Path(sys.argv[1]), int(sys.argv[2])
library = Library.open(folder / "library", create=True)
for number in range(first, first + 10_000):
    path = pdf(folder, f"{number % 40}.pdf", str(number) * 5_000)
    library.store(extraction(path), path)
    print(extraction(path).report.id, number % 40, flush=True)
"""


def test_kill_at_random_moments(tmp_path: Path) -> None:
    """Files are stored and replaced by a process that is killed again and again; each time every committed report is there, whole."""
    moments = random.Random(20130401)
    last: dict[str, str] = {}
    for number in range(ROUNDS):
        command = [sys.executable, "-c", STORER, str(tmp_path), str(number * 10_000)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as storer:
            assert storer.stdout is not None
            seen = [storer.stdout.readline() for _ in range(moments.randint(1, 25))]
            storer.kill()
            seen += storer.stdout.read().splitlines()
        last |= {name: report for report, name in (line.split() for line in seen if line.strip())}
        _check(Library.open(tmp_path / "library"), set(last.values()))


def _check(library: Library, committed: set[str]) -> None:
    """What was said to be stored is held, or was replaced by the store that was cut off after its commit; all that is held is whole."""
    held = {report.id for report in library.reports()}
    assert len(committed - held) <= 1
    for report in held:
        assert len(list(library.records(report=report))) == 3
        assert [library.page(report, number).number for number in (1, 2)] == [1, 2]
        assert library.ledger(report).words == 6
        assert hashlib.sha256(library.pdf(report).read_bytes()).hexdigest() == report
    assert {state.report for state in library.states()} == held
    library.close()

"""The peers of one size, in one process that holds the texts of every record: tantivy alone and SQLite FTS5."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from benchmarks.bare import bare
from benchmarks.fts5 import Fts5
from benchmarks.measuring import Measured, Peak, built, megabytes, spread, timed, worst_and_median
from benchmarks.ready import Text, ready

PLAIN = ("overspend", "agency staff", "placement costs", "children", "looked after children", "sickness absence")
"""Those of our queries that FTS5 can be asked without more ado; each with and without a filter."""
_UPDATES = 5


def measured(folder: Path, rounds: int) -> dict[str, object]:
    """By the peer's name."""
    texts = ready(folder)
    return {
        "bare tantivy": bare(folder / "bare", texts, 1),
        "bare tantivy, its own choice of threads": bare(folder / "bare", texts, 0),
        "SQLite FTS5": fts5(folder / "fts5.sqlite", texts, rounds),
    }


def fts5(file: Path, texts: list[Text], rounds: int) -> Measured:
    file.unlink(missing_ok=True)
    engine = Fts5(file)
    peak = Peak()
    spent = time.process_time()
    took = timed(lambda: engine.add(texts))
    build = built(took, time.process_time() - spent, len(texts))
    memory = peak.megabytes()
    engine.close()
    started = time.perf_counter()
    engine = Fts5(file)
    engine.search("agency staff")
    cold = time.perf_counter() - started
    times = [timed(lambda w=words, k=kind: engine.search(w, k)) for _ in range(rounds) for words in PLAIN for kind in ("", "measure")]
    changes = [timed(lambda n=number: _change(engine, texts, f"zebra{n}")) for number in range(_UPDATES)]
    found = {
        **build,
        "megabytes": megabytes(file),
        "peak_megabytes": memory,
        "cold_ms": round(1000 * cold, 1),
        **spread(times),
        **worst_and_median(changes),
    }
    engine.remove()
    return found


def _change(engine: Fts5, texts: list[Text], word: str) -> None:
    """One report of 200 records, until it is found."""
    report = texts[0].report
    engine.replace(report, [replace(text, report=report, head=word) for text in texts[:200]])
    assert len(engine.search(word)[0]) == 20

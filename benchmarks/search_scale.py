"""How search holds up as the library grows: `python -m benchmarks.search_scale --sizes 10000 100000 1000000 --out FILE`.

For each size a library of made-up reports is stored (once, and kept), then, one after the other and each in a process of its own: the
peers (tantivy alone, SQLite FTS5 with the same records and simpler questions), and for each of our engines re-index, a fixed mix of
queries with filters, every facet and snippets, and updates of one report of 200 records until it is found. One JSON object for each
engine and size goes to FILE and to the screen.

Whoosh is asked up to 100,000 records. An index that takes it several minutes can be built beforehand, with `--only build-whoosh`, and is
used by `--standing whoosh`: its line then says so, and carries that build's size, memory and time of the cores.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

from benchmarks.made_reports import Maker
from benchmarks.measuring import Measured, built, megabytes, spread, timed, worst_and_median
from corpus.library import Library
from corpus.model import Extraction
from search.engine import Filters
from search.engines import engine as by_name
from search.fields import stamp
from search.index import open_engine, reindex, update
from search.shelf import Shelf

QUERIES = (
    "overspend",
    "agency staff",
    "placement costs",
    "children",
    "looked after children",
    "sickness absence",
    '"agency staff"',
    '"looked after"',
    "recruit* staff",
    "safegarding~",
    "budget NEAR/5 pressure",
    "staff -agency",
    "fostering OR adoption",
    "NI_068",
    "£1.2m",
    "forecast outturn variance",
    "kind:measure rag:red overspend",
    "theme:agency-staff",
    "amount>1m placements",
    "since:2015 caseloads social work",
)
FILTERS = (
    Filters(),
    Filters(kind=("measure",)),
    Filters(period=("2015/16",), rag=("red", "amber")),
)
"""Every query with every one of these: 60 asked in all."""
ENGINES = ("tantivy", "whoosh")
_UPDATES = {"tantivy": 20, "whoosh": 5}
"""Of one report each; enough for tantivy to merge its segments twice."""
_WHOOSH_BEARS = 100_000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="*", default=[10_000], help="records")
    options.add_argument("--folder", type=Path, default=Path("/tmp/outturn-benchmark"))
    options.add_argument("--engines", nargs="*", default=["peers", "tantivy"], choices=["peers", "tantivy", "whoosh"])
    options.add_argument("--rounds", type=int, default=3, help="how often the mix is asked; answers are never remembered between rounds")
    options.add_argument("--standing", nargs="*", default=[], choices=ENGINES, help="engines whose index is not built again")
    options.add_argument("--out", type=Path, help="a file of JSON lines, written anew")
    options.add_argument("--only", help="one measure, of the first size")
    chosen = options.parse_args()
    if chosen.only:
        print(json.dumps(_measures()[chosen.only](chosen.folder / str(chosen.sizes[0]), chosen)))
        return
    if chosen.out:
        chosen.out.write_text("", encoding="utf-8")
    for size in chosen.sizes:
        stored(chosen.folder / str(size), size)
        measure_all(size, chosen)


def measure_all(size: int, chosen: argparse.Namespace) -> None:
    """Peers first, since what they reach is what our own build is compared with."""
    peers = apart("peers", size) if "peers" in chosen.engines else {}
    for engine, found in peers.items():
        say(chosen.out, engine=engine, records=size, **found)
    for engine in [each for each in ENGINES if each in chosen.engines and (each != "whoosh" or size <= _WHOOSH_BEARS)]:
        found = {key: value for step in ("build", "ask", "change") for key, value in apart(f"{step}-{engine}", size).items()}
        if engine == "tantivy" and peers:
            reached = found["records_a_second"]
            found |= {f"of {peer}": round(reached / told["records_a_second"], 2) for peer, told in peers.items() if "bare" in peer}
        say(chosen.out, engine=engine, records=size, **found)


def apart(measure: str, size: int) -> dict[str, object]:
    """Each in a process of its own, so that memory and caches are its own."""
    command = [sys.executable, "-m", "benchmarks.search_scale", *sys.argv[1:], "--sizes", str(size), "--only", measure]
    told: dict[str, object] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return told


def stored(folder: Path, total: int) -> None:
    """The library of this size; made once, in some minutes for a million records."""
    if (folder / "complete").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    started = time.perf_counter()
    library = Library.open(folder, create=True)
    for extraction in Maker(total).extractions():
        put(library, folder, extraction)
    library.close()
    (folder / "complete").touch()
    say(None, stored=total, seconds=round(time.perf_counter() - started), megabytes=megabytes(folder))


def put(library: Library, folder: Path, extraction: Extraction) -> Extraction:
    """Stores a made-up report under the hash of some bytes that stand for its PDF."""
    source = folder / extraction.report.file
    source.write_bytes(extraction.report.id.encode())
    id = hashlib.sha256(source.read_bytes()).hexdigest()
    kept = replace(
        extraction,
        report=replace(extraction.report, id=id),
        records=tuple(replace(record, report=id) for record in extraction.records),
    )
    library.store(kept, source)
    return kept


def build(engine: str) -> Callable[[Path, argparse.Namespace], Measured]:
    """From the library to a served index. `peak_megabytes` is of all processes together."""

    def measure(folder: Path, chosen: argparse.Namespace) -> Measured:
        note = folder / f"built-{engine}.json"
        if engine in chosen.standing and note.exists():
            return _standing(folder, engine, json.loads(note.read_text(encoding="utf-8")))
        shutil.rmtree(folder / "index" / engine, ignore_errors=True)
        library = Library.open(folder)
        before = sum(_busy())
        started = time.perf_counter()
        records = reindex(library, engine).records
        took = built(time.perf_counter() - started, sum(_busy()) - before, records)
        own, helper = (resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        cores = os.cpu_count() or 1
        told = {"cores": cores, **took, "megabytes": megabytes(folder / "index" / engine), "peak_megabytes": own + helper * cores}
        note.write_text(json.dumps(told), encoding="utf-8")
        return told

    return measure


def _busy() -> tuple[float, float]:
    """Seconds that the cores have worked for this process, and for those it started that have ended."""
    times = os.times()
    return times.user + times.system, times.children_user + times.children_system


def _standing(folder: Path, engine: str, told: Measured) -> Measured:
    """An index that was built beforehand; other words in `spellings.toml` since then would not change how fast it answers."""
    shelf = Shelf(folder, engine)
    current = shelf.current()
    assert current is not None, f"no index of {engine} stands in {folder}"
    shelf.serve(replace(current, stamp=stamp(by_name(engine).version)))
    return {"built": "in an earlier run", **{name: value for name, value in told.items() if name != "records_a_second"}}


def ask(engine: str) -> Callable[[Path, argparse.Namespace], Measured]:
    def measure(folder: Path, chosen: argparse.Namespace) -> Measured:
        started = time.perf_counter()
        searcher = open_engine(folder, engine)
        searcher.search("agency staff")
        cold = time.perf_counter() - started
        times, busy, again = [], [], []
        slowest: dict[str, float] = {}
        for _ in range(chosen.rounds):
            for query in QUERIES:
                for filters in FILTERS:
                    spent = time.process_time()
                    times.append(timed(lambda q=query, f=filters: searcher.search(q, filters=f)))
                    busy.append(time.process_time() - spent)
                    slowest[query] = max(slowest.get(query, 0.0), times[-1])
                    again.append(timed(lambda q=query, f=filters: searcher.search(q, filters=f)))
            searcher.forget()
        worst = sorted(slowest.items(), key=lambda item: -item[1])[:5]
        return {
            "cold_ms": round(1000 * cold, 1),
            **spread(times),
            # What a machine that does other things meanwhile can't blur.
            "cpu_p95_ms": round(1000 * statistics.quantiles(busy, n=20)[-1], 1),
            "again_p95_ms": round(1000 * statistics.quantiles(again, n=20)[-1], 2),
            "slowest_ms": {query: round(1000 * seconds, 1) for query, seconds in worst},
        }

    return measure


def change(engine: str) -> Callable[[Path, argparse.Namespace], Measured]:
    """One report of 200 records, stored anew: from the start of `update` until a search that is asked all the time finds its new word.

    The library ends as it was.
    """

    def measure(folder: Path, chosen: argparse.Namespace) -> Measured:
        library = Library.open(folder)
        searcher = open_engine(folder, engine)
        before = next(Maker(chosen.sizes[0]).extractions())
        maker = Maker(chosen.sizes[0])
        times = []
        for number in range(_UPDATES[engine]):
            maker.names[0] = f"Zebra{number}"
            extraction = maker.extraction(0, 200)
            records = tuple(replace(record, section=(f"zebra{number}",)) for record in extraction.records)
            put(library, folder, replace(extraction, records=records))
            writer = Thread(target=update, args=(library, engine))
            started = time.perf_counter()
            writer.start()
            while searcher.search(f"zebra{number}").total != 200:
                time.sleep(0.001)
            times.append(time.perf_counter() - started)
            writer.join()
        put(library, folder, before)
        update(library, engine)
        return worst_and_median(times)

    return measure


def peers(folder: Path, chosen: argparse.Namespace) -> Measured:
    from benchmarks.peers import measured

    return measured(folder, chosen.rounds)


def say(out: Path | None, **what: object) -> None:
    """To the screen and to the file of results."""
    line = json.dumps(what)
    print(line, flush=True)
    if out:
        with out.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def _measures() -> dict[str, Callable[[Path, argparse.Namespace], Measured]]:
    steps = {"build": build, "ask": ask, "change": change}
    return {"peers": peers, **{f"{step}-{engine}": make(engine) for step, make in steps.items() for engine in ENGINES}}


if __name__ == "__main__":
    main()

"""How search holds up as the library grows. `python benchmarks/search_scale.py --help`.

For each size a library of made-up reports is stored (once, and kept), then per engine: bare engine and re-index in records a second, size,
peak memory, update of one report of 200 records, first search of a cold process, and a fixed mix of queries with filters, every facet and
snippets. SQLite FTS5 is measured beside them with the same records, queries and facets. Prints one JSON object a line.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.fts5 import Fts5
from benchmarks.made_reports import Maker
from corpus.library import Library
from corpus.model import Extraction
from search.engine import Filters
from search.index import open_engine, reindex, update

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
PLAIN = ("overspend", "agency staff", "placement costs", "children", "looked after children", "sickness absence")
"""Those of the queries that FTS5 can be asked without more ado."""
ENGINES = ("tantivy", "whoosh")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=10_000)
    options.add_argument("--folder", type=Path, default=Path("/tmp/outturn-benchmark"))
    options.add_argument("--engines", nargs="*", default=["tantivy", "fts5"], choices=["tantivy", "whoosh", "fts5"])
    options.add_argument("--rounds", type=int, default=3, help="how often the mix is asked; answers are never remembered between rounds")
    options.add_argument("--only", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    folder = chosen.folder / str(chosen.records)
    if chosen.only:
        print(json.dumps(MEASURES[chosen.only](folder, chosen)))
        return
    stored(folder, chosen.records)
    for name in [*(["bare"] if "tantivy" in chosen.engines else []), *chosen.engines]:
        for measure in ("bare",) if name == "bare" else ("fts5",) if name == "fts5" else (f"build-{name}", f"ask-{name}", f"change-{name}"):
            apart(measure)


def apart(measure: str) -> None:
    """Each in a process of its own, so that memory and caches are its own."""
    subprocess.run([sys.executable, "-m", "benchmarks.search_scale", *sys.argv[1:], "--only", measure], check=True)


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
    say(measure="store", records=total, seconds=time.perf_counter() - started, megabytes=megabytes(folder))


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


def bare(folder: Path, chosen: argparse.Namespace) -> dict[str, object]:
    """Tantivy alone, with its own analysers, the same fields and one thread, fed with texts that lie ready in memory."""
    import tantivy as tv

    from search.columns import values
    from search.fields import document, passages

    build = tv.SchemaBuilder()
    build.add_text_field("id", stored=True, tokenizer_name="raw")
    build.add_text_field("head", tokenizer_name="en_stem")
    build.add_text_field("body", tokenizer_name="en_stem")
    build.add_text_field("exact", tokenizer_name="default")
    for name in ("facts", "place", "period", "theme"):
        build.add_text_field(name, tokenizer_name="raw", fast=True)
    place = folder / "bare"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    library = Library.open(folder)
    reports = {report.id: report for report in library.reports()}
    writer = tv.Index(build.build(), path=str(place)).writer(256_000_000, 1)
    seconds = 0.0
    number = 0
    for batch in batches(library):
        ready = [(record, document(record, reports[record.report]), " ".join(text for _, text in passages(record))) for record in batch]
        started = time.perf_counter()
        for record, indexed, text in ready:
            filled = tv.Document()
            filled.add_text("id", record.id)
            filled.add_text("head", record.section[-1])
            filled.add_text("body", text)
            filled.add_text("exact", text)
            for column, value in values(indexed):
                filled.add_text(column, value)
            writer.add_document(filled)
        seconds += time.perf_counter() - started
        number += len(batch)
    started = time.perf_counter()
    writer.commit()
    writer.wait_merging_threads()
    seconds += time.perf_counter() - started
    size = megabytes(place)
    shutil.rmtree(place)
    return {"measure": "bare tantivy", "records": number, "records_a_second": round(number / seconds), "megabytes": size}


def batches(library: Library, size: int = 5_000) -> Iterator[list[object]]:
    batch: list[object] = []
    for record in library.records():
        batch.append(record)
        if len(batch) == size:
            yield batch
            batch = []
    yield batch


def build(engine: str) -> Callable[[Path, argparse.Namespace], dict[str, object]]:
    def measure(folder: Path, chosen: argparse.Namespace) -> dict[str, object]:
        shutil.rmtree(folder / "index" / engine, ignore_errors=True)
        library = Library.open(folder)
        started = time.perf_counter()
        done = reindex(library, engine)
        seconds = time.perf_counter() - started
        return {
            "measure": f"re-index {engine}",
            "records": done.records,
            "records_a_second": round(done.records / seconds),
            "megabytes": megabytes(folder / "index" / engine),
            "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }

    return measure


def ask(engine: str) -> Callable[[Path, argparse.Namespace], dict[str, object]]:
    def measure(folder: Path, chosen: argparse.Namespace) -> dict[str, object]:
        started = time.perf_counter()
        searcher = open_engine(folder, engine)
        first = searcher.search("agency staff")
        cold = time.perf_counter() - started
        times = []
        busy = []
        again = []
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
            "measure": f"ask {engine}",
            "first": first.total,
            "cold_ms": round(1000 * cold, 1),
            **spread(times),
            # What a machine that does other things meanwhile can't blur.
            "cpu_p95_ms": round(1000 * statistics.quantiles(busy, n=20)[-1], 1),
            "again_p95_ms": round(1000 * statistics.quantiles(again, n=20)[-1], 2),
            "slowest_ms": {query: round(1000 * seconds, 1) for query, seconds in worst},
        }

    return measure


def change(engine: str) -> Callable[[Path, argparse.Namespace], dict[str, object]]:
    """One report of 200 records, stored anew: from the start of `update` until a search finds its new word."""

    def measure(folder: Path, chosen: argparse.Namespace) -> dict[str, object]:
        library = Library.open(folder)
        searcher = open_engine(folder, engine)
        maker = Maker(chosen.records)
        times = []
        for number in range(5):
            maker.names[0] = f"Zebra{number}"
            extraction = maker.extraction(0, 200)
            records = tuple(replace(record, section=(f"zebra{number}",)) for record in extraction.records)
            put(library, folder, replace(extraction, records=records))
            started = time.perf_counter()
            update(library, engine)
            assert searcher.search(f"zebra{number}").total == 200
            times.append(time.perf_counter() - started)
        return {"measure": f"update {engine}", "ms": [round(1000 * seconds, 1) for seconds in times]}

    return measure


def fts5(folder: Path, chosen: argparse.Namespace) -> dict[str, object]:
    library = Library.open(folder)
    started = time.perf_counter()
    engine = Fts5(folder / "fts5.sqlite")
    number = engine.build(library)
    seconds = time.perf_counter() - started
    times = []
    for _ in range(chosen.rounds):
        for words in PLAIN:
            for kind in ("", "measure"):
                times.append(timed(lambda w=words, k=kind: engine.search(w, k)))
    size = megabytes(folder / "fts5.sqlite")
    engine.remove()
    return {"measure": "SQLite FTS5", "records": number, "records_a_second": round(number / seconds), "megabytes": size, **spread(times)}


def timed(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def spread(times: list[float]) -> dict[str, object]:
    cuts = statistics.quantiles(times, n=100)
    return {"asked": len(times), **{f"p{part}_ms": round(1000 * cuts[part - 1], 1) for part in (50, 95, 99)}}


def megabytes(path: Path) -> int:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return sum(each.stat().st_size for each in files) // 1_000_000


def say(**what: object) -> None:
    print(json.dumps(what), flush=True)


MEASURES: dict[str, Callable[[Path, argparse.Namespace], dict[str, object]]] = {
    "bare": bare,
    "fts5": fts5,
    **{f"build-{engine}": build(engine) for engine in ENGINES},
    **{f"ask-{engine}": ask(engine) for engine in ENGINES},
    **{f"change-{engine}": change(engine) for engine in ENGINES},
}

if __name__ == "__main__":
    main()

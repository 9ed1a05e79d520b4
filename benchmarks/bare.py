"""Tantivy alone, as a plain and good use of it would be: what a re-index is measured against.

Its texts lie ready in memory before the clock starts, and the clock runs until the last segment is merged. Tantivy indexes in a thread of
its own: whatever a measure did between two additions without the clock would be time given to that thread for nothing. It gets the
same kinds of fields as our index and as many words (exact, stems, head, tags, columns, numbers), and takes them apart with its own
analysers. Its writer has tantivy's own amount of memory, and either one thread, as ours, or as many as tantivy chooses: on two cores that
is two, and with the thread that adds they share both cores. A re-index has both cores too, for reading, analysing and indexing together.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import tantivy as tv

from benchmarks.measuring import Measured, Peak, built, megabytes
from benchmarks.ready import Text
from search.columns import COLUMNS

_MEMORY = 128_000_000
"""Tantivy's own default."""


def _schema() -> tv.Schema:
    build = tv.SchemaBuilder()
    build.add_text_field("id", stored=True, tokenizer_name="raw")
    for name in ("report", "tags"):
        build.add_text_field(name, tokenizer_name="raw", index_option="basic")
    build.add_text_field("exact", tokenizer_name="default")
    for name in ("stems", "head"):
        build.add_text_field(name, tokenizer_name="en_stem")
    for name in COLUMNS:
        build.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("start", "end", "newest"):
        build.add_integer_field(name, fast=True)
    build.add_integer_field("fold", indexed=True, fast=True)
    for name in ("amount", "largest", "value", "percent"):
        build.add_float_field(name, fast=True)
    return build.build()


_SCHEMA = _schema()


def bare(place: Path, texts: Sequence[Text], threads: int) -> Measured:
    """One build from a standing start in an empty folder. `threads`: of the writer, 0 for as many as tantivy chooses.

    Memory is counted beyond that of the texts.
    """
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    peak = Peak()
    started, spent = time.perf_counter(), time.process_time()
    writer = tv.Index(_SCHEMA, path=str(place)).writer(_MEMORY, threads)
    for text in texts:
        writer.add_document(_filled(text))
    writer.commit()
    writer.wait_merging_threads()
    took = built(time.perf_counter() - started, time.process_time() - spent, len(texts))
    size = megabytes(place)
    shutil.rmtree(place)
    return {**took, "megabytes": size, "peak_megabytes": peak.megabytes()}


def _filled(text: Text) -> tv.Document:
    filled = tv.Document()
    for name, value in (("id", text.id), ("report", text.report), ("exact", text.body), ("stems", text.body), ("head", text.head)):
        filled.add_text(name, value)
    for tag in text.tags:
        filled.add_text("tags", tag)
    for column, value in text.columns:
        filled.add_text(column, value)
    for name, number in text.whole:
        filled.add_integer(name, number)
    for name, amount in text.broken:
        filled.add_float(name, amount)
    return filled

"""What tantivy keeps of a document, and the one writer.

Tokens come ready from `search.words`, so every text field only splits at spaces. What is filtered by stands in one field of tags; what is
counted stands in four columns, in which properties that are counted together share one ("measure, indicator, red, up"): half the columns
are half the time.
"""

from __future__ import annotations

from pathlib import Path

import tantivy as tv

from corpus.errors import IndexBusy
from search.columns import COLUMNS
from search.columns import values as column_values
from search.fields import Document
from search.folding import digest

_MEMORY = 256_000_000
"""Bytes of tokens held before a segment is written."""
_NAME_BYTES = 7


def _schema() -> tv.Schema:
    build = tv.SchemaBuilder()
    build.add_bytes_field("id", stored=True)
    for name in ("report", "tags"):
        build.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("exact", "stems", "head"):
        build.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in COLUMNS:
        build.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("start", "end"):
        build.add_integer_field(name, fast=True)
    build.add_integer_field("fold", indexed=True, fast=True)
    for name in ("newest", "name"):
        build.add_integer_field(name, fast=True)
    for name in ("amount", "value", "percent"):
        build.add_float_field(name, fast=True)
    build.add_float_field("largest", fast=True)
    return build.build()


SCHEMA = _schema()


def _fill(document: Document) -> tv.Document:
    filled = tv.Document()
    filled.add_bytes("id", document.id.encode())
    for name, text in (("report", document.report), ("exact", document.exact), ("stems", document.stems), ("head", document.head)):
        filled.add_text(name, text)
    for tag in document.tags():
        filled.add_text("tags", tag)
    for column, value in column_values(document):
        filled.add_text(column, value)
    if document.start is not None:
        filled.add_integer("start", document.start)
    if document.end is not None:
        filled.add_integer("end", document.end)
    filled.add_integer("newest", document.end or 0)
    filled.add_integer("name", int.from_bytes(document.authority_name.casefold().encode()[:_NAME_BYTES].ljust(_NAME_BYTES, b"\0")))
    # Where nothing says the same it is a number of its own, by which the one document can be asked for.
    filled.add_integer("fold", document.fold or digest(document.id))
    filled.add_float("largest", document.largest)
    for name, numbers in (("amount", document.amounts), ("value", document.values), ("percent", document.percents)):
        for number in numbers:
            filled.add_float(name, number)
    return filled


class Writer:
    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._writer = tv.Index(SCHEMA, path=str(folder)).writer(_MEMORY, 1)
        except ValueError as error:
            if "LockBusy" in str(error):
                raise IndexBusy(str(folder)) from error
            raise
        # What a process that died in the middle left behind.
        self._writer.garbage_collect_files()

    def add(self, document: Document) -> None:
        self._writer.add_document(_fill(document))

    def remove(self, report: str) -> None:
        self._writer.delete_documents_by_term("report", report)

    def commit(self) -> None:
        self._writer.commit()

    def close(self) -> None:
        self._writer.wait_merging_threads()

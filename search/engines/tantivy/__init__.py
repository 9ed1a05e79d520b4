"""Tantivy, the default: a Rust library in one wheel, instant at a million records."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import tantivy as tv

from search.engines.tantivy.reading import Reader
from search.engines.tantivy.writing import Writer


class Tantivy:
    """See `search.engine.Engine`."""

    name = "tantivy"
    version = f"tantivy {version('tantivy')}"

    def writer(self, folder: Path) -> Writer:
        return Writer(folder)

    def reader(self, folder: Path) -> Reader:
        return Reader(tv.Index.open(str(folder)).searcher())


ENGINE = Tantivy()

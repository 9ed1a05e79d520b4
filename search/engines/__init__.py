"""The engines, a file or folder each; each is the only door to its library, opened when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from corpus.errors import NotFound
from search.engine import Engine

ENGINES = ("tantivy", "whoosh")
"""By name; the first one is the default. `search.engines.<name>` has the engine as `ENGINE`."""


def engine(name: str | None = None) -> Engine:
    """An engine by its name. Raises NotFound."""
    chosen = name or ENGINES[0]
    if chosen not in ENGINES:
        raise NotFound(f"there is no engine {chosen}; choose one of {', '.join(ENGINES)}")
    return cast(Engine, import_module(f"search.engines.{chosen}").ENGINE)

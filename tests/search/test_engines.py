"""Each engine keeps the one contract."""

from __future__ import annotations

from search.engines import ENGINES
from tests.search.contract import Contract


class TestTantivy(Contract):
    name = "tantivy"


class TestWhoosh(Contract):
    name = "whoosh"


def test_every_engine_is_tested() -> None:
    """An engine that is listed and not run through the contract would be a promise nobody checked."""
    assert {each.name for each in Contract.__subclasses__()} == set(ENGINES)

"""Each engine keeps the one contract."""

from __future__ import annotations

import pytest

from search.engines import ENGINES
from search.engines.tantivy import reading
from tests.search.contract import Contract


class TestTantivy(Contract):
    name = "tantivy"


class TestTantivyOfCommonWords(Contract):
    """The way that is gone for words which a hundred thousand records have, gone here for all."""

    name = "tantivy"

    @pytest.fixture(autouse=True)
    def common(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "_COMMON", -1)


class TestWhoosh(Contract):
    name = "whoosh"


def test_every_engine_is_tested() -> None:
    """An engine that is listed and not run through the contract would be a promise nobody checked."""
    assert {each.name for each in Contract.__subclasses__()} == set(ENGINES)

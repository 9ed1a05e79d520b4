"""The floors themselves: none is lowered without a reason."""

from __future__ import annotations

from tests.quality.floors import Floor, committed, floors, sunk

HIGH = {"a": Floor({"found": 0.9})}


def test_a_floor_that_sinks_or_goes_without_a_reason_is_noticed() -> None:
    assert sunk(HIGH, {"a": Floor({"found": 0.8})}) == ["a"]
    assert sunk(HIGH, {"a": Floor({"found": 0.9}, wrong=1)}) == ["a"]
    assert sunk(HIGH, {"a": Floor({})}) == ["a"]
    assert sunk(HIGH, {}) == ["a"]


def test_a_floor_that_rises_or_is_lowered_by_name_is_not() -> None:
    assert sunk(HIGH, {"a": Floor({"found": 0.95})}) == []
    assert sunk(HIGH, {"a": Floor({"found": 0.8}, lowered="The gold was wrong about two rows.")}) == []


def test_an_old_reason_does_not_excuse_a_new_drop() -> None:
    before = {"a": Floor({"found": 0.8}, lowered="The gold was wrong about two rows.")}
    assert sunk(before, {"a": Floor({"found": 0.7}, lowered="The gold was wrong about two rows.")}) == ["a"]


def test_no_floor_has_sunk_since_the_last_commit() -> None:
    before = committed()
    assert before is None or sunk(before, floors()) == []

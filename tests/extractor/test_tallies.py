"""Tables that count how many indicators became what: no figure of theirs is one of an indicator's."""

from __future__ import annotations

import pytest

from tests.extractor.tabling import grid, read, texts


def test_how_many_were_on_and_off_target_is_no_target_and_no_variance() -> None:
    rows = [["Priority", "Measures", "On target", "Near target", "Off target", "No data"], ["Homes", "10", "6", "2", "1", "1"],
            ["Jobs", "8", "5", "2", "1", "0"]]
    assert read(grid(rows)) == ()


def test_one_such_head_alone_keeps_its_sense() -> None:
    rows = [["Ref", "Measure", "Target", "Actual", "Off target"], ["K1", "Visits", "60", "55", "-5"]]
    (visits,) = read(grid(rows))
    assert texts(visits) == {"target": "60", "current": "55", "target_variance": "-5"}


@pytest.mark.parametrize(("heads", "is_benchmark"), [
    (["Apr 2013", "May 2013", "Jun 2013", "Average"], False),
    (["Target", "Q1 2013/14", "12 month average"], False),
    (["Target", "Q1 2013/14", "Average"], True),
    (["Target", "Q1 2013/14", "England average"], True),
])
def test_the_average_of_an_indicators_own_months_is_no_benchmark(heads: list[str], is_benchmark: bool) -> None:
    found = read(grid([["Measure", *heads], ["Visits", "60", "55", "58", "57"], ["Calls", "31", "30", "29", "30"]]))
    assert found and any("benchmark" in texts(measure) for measure in found) == is_benchmark

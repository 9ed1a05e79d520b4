"""What a search can be narrowed by is a list of addresses."""

from __future__ import annotations

import pytest

from search.engine import Count
from webui.address import Address
from webui.facets import FIRST, facets, narrowed, periods

COUNTS = {
    "authority": tuple(Count(f"E{place}", f"Council {place}", 100 - place) for place in range(20)),
    "kind": (Count("measure", "Measure", 5),),
}


def test_a_chosen_value_comes_first_and_the_tail_is_folded_away() -> None:
    authority = next(facet for facet in facets(Address().toggled("authority", "E15"), COUNTS) if facet.name == "authority")
    assert [choice.value for choice in authority.choices][:2] == ["E15", "E0"]
    assert (len(authority.choices), len(authority.more)) == (FIRST, 20 - FIRST)
    assert authority.choices[0].address == Address()
    assert authority.opened == Address()


@pytest.mark.parametrize(("facet", "value", "label"), [
    ("rag", "green", "Green"), ("authority", "E09000003", "Barnet"), ("theme", "agency-staff", "Agency staff"),
    ("family", "budget", "Budget"), ("period", "2012/13 Q4", "2012/13 Q4"), ("region", "North West", "North West"),
])
def test_a_chosen_value_without_hits_keeps_its_name_and_can_be_taken_back(facet: str, value: str, label: str) -> None:
    asked = Address().toggled(facet, value)
    [choice] = narrowed(asked, facets(asked, COUNTS), {})
    assert (choice.label, choice.count, choice.address) == (label, 0, Address())


def test_a_facet_with_one_value_is_not_worth_showing() -> None:
    kind = next(facet for facet in facets(Address(), COUNTS) if facet.name == "kind")
    assert not kind.worth


def test_years_without_hits_stand_in_the_histogram_as_gaps() -> None:
    counts = (Count("2009/10 Q4", "2009/10 Q4", 4), Count("2011/12", "2011/12", 1), Count("2011/12 Q1", "2011/12 Q1", 2))
    years = periods(Address(), counts).years
    assert [(year.whole.label, year.whole.count) for year in years] == [("2009/10", 4), ("2010/11", 0), ("2011/12", 3)]
    assert [year.bars for year in years] == [(0, 0, 0, 1.0), (0, 0, 0, 0), (0.5, 0, 0, 0)]
    assert [choice.label for choice in years[2].quarters] == ["Q1"]


def test_the_turn_of_the_century_is_named_as_councils_name_it() -> None:
    [year] = periods(Address(), (Count("1999/00 Q1", "1999/00 Q1", 1),)).years
    assert year.whole.address.filters.period == ("1999/00",)

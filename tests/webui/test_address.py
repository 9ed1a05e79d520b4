"""The whole state of a search is in its address."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from search.engine import SORTS, Filters
from webui.address import LAST_PAGE, LONGEST_QUERY, Address, read

WORDS = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Cn")), max_size=40).map(str.strip)
VALUES = st.lists(WORDS.filter(bool), max_size=4, unique=True).map(tuple)
ADDRESSES = st.builds(
    Address,
    q=WORDS,
    filters=st.builds(Filters, kind=VALUES, authority=VALUES, period=VALUES, theme=VALUES, rag=VALUES, report=VALUES),
    sort=st.sampled_from(SORTS),
    page=st.integers(1, LAST_PAGE),
)


@given(ADDRESSES)
def test_what_is_written_into_an_address_is_read_from_it(address: Address) -> None:
    assert read(MultiDict(address.pairs())) == address


@given(st.lists(st.tuples(st.sampled_from(["q", "kind", "sort", "page", "period", "nonsense"]), st.text()), max_size=8))
def test_no_address_is_an_error(pairs: list[tuple[str, str]]) -> None:
    address = read(MultiDict(pairs))
    assert address.sort in SORTS
    assert 1 <= address.page <= LAST_PAGE + 1


def test_an_overlong_query_is_cut_and_says_so() -> None:
    address = read(MultiDict([("q", "staff " * 1000)]))
    assert len(address.q) <= LONGEST_QUERY
    assert address.clipped


def test_choosing_a_value_twice_takes_it_back_and_returns_to_the_first_page() -> None:
    before = Address(q="staff", page=3)
    once = before.toggled("kind", "measure")
    assert once.filters.kind == ("measure",)
    assert once.page == 1
    assert once.toggled("kind", "measure") == Address(q="staff")


def test_values_of_one_facet_add_up() -> None:
    both = Address().toggled("authority", "E09000003").toggled("authority", "E08000017")
    assert both.filters.authority == ("E09000003", "E08000017")
    assert both.opened("authority") == Address()


def test_control_characters_do_not_reach_the_search() -> None:
    assert read(MultiDict([("q", "agency\x00\x1bstaff"), ("kind", "\x07")])) == Address(q="agency staff")


def test_a_page_that_is_no_number_is_the_first() -> None:
    given = ("", "-1", "two", "²", "0", "7", "9" * 30)
    assert [read(MultiDict([("page", text)])).page for text in given] == [1, 1, 1, 1, 1, 7, LAST_PAGE + 1]

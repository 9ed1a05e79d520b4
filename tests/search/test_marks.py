"""What is marked is what matched, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from search.expand import understand
from search.fields import Document
from search.marks import about, matched
from search.query import And, Compare, Field, Lesser, Not, Or, Query, Since, Until
from search.words import streams
from tests.search import oracle
from tests.search.contract import DOCUMENTS, trees

LINE = ["The", "Organization's", "agency", "staff,", "and", "staffing-costs:", "£1.8m", "on", "(agency)", "cover;", "NI_068", "children's"]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("organisation", ["Organization's"]),
        ("staff", ["staff,", "staffing-costs:"]),
        ('"staff"', ["staff,"]),
        ('"agency staff"', ["agency", "staff,"]),
        ('"staff agency"', []),
        ("agency", ["agency", "(agency)"]),
        ("1.8m", ["£1.8m"]),
        ("ni 068", ["NI_068"]),
        ("NI068", ["NI_068"]),
        ("cov*", ["cover;"]),
        ("agancy~", ["agency", "(agency)"]),
        ("teh~", ["The"]),
        ("child", ["children's"]),
        ("cover NEAR/3 costs", []),
        ("cover NEAR/6 costs", ["staffing-costs:", "cover;"]),
        ("kind:measure authority:barnet -agency since:2010 amount>1", []),
        ("agency -cover", ["agency", "(agency)"]),
        ("cover OR nothing", ["cover;"]),
        ("", []),
    ],
)
def test_marks_words_that_match_as_they_match(query: str, marked: list[str]) -> None:
    assert [LINE[index] for index in matched(query, LINE)] == marked


def test_a_phrase_is_marked_across_lines_but_not_its_words_elsewhere() -> None:
    words = ["staff", "and", "agency", "staff", "and", "agency"]
    assert matched('"agency staff"', words) == (2, 3)


BROKEN = [("placements", (1, 2)), ('"placements rose"', (1, 2, 3)), ("authority", (6,)), ("out-of-authority", (4, 5, 6))]


@pytest.mark.parametrize(("query", "marked"), BROKEN)
def test_a_word_that_the_end_of_a_line_broke_is_marked_whole(query: str, marked: tuple[int, ...]) -> None:
    assert matched(query, ["External", "place-", "ments", "rose", "out-", "of-", "authority"]) == marked


@settings(deadline=None)
@given(trees)
def test_what_matches_by_its_words_has_marks_and_what_is_marked_matches(tree: Query) -> None:
    """Without filters and Not, a text has a mark if and only if one of the things that are looked for stands in it."""
    wanted = _either(tree)
    if wanted is not None:
        for each in DOCUMENTS[:40]:
            assert bool(matched(wanted, each.stems.split())) == oracle.matches(wanted, _as_its_own_text(each.stems)), wanted


def _either(tree: Query) -> Query | None:
    match tree:
        case And(parts) | Or(parts):
            kept = [part for part in map(_either, parts) if part is not None]
            return Or(tuple(kept)) if kept else None
        case Lesser(part):
            return _either(part)
        case Not() | Field() | Compare() | Since() | Until():
            return None
        case _:
            return tree if str(tree) != "*" else None


def _as_its_own_text(text: str) -> Document:
    (exact,), (stems,) = streams([text])
    return replace(DOCUMENTS[0], exact=exact, stems=stems)


def test_related_terms_are_marked_only_where_the_record_speaks_of_their_theme() -> None:
    """An apology for absence was not found by a search for sickness."""
    words = ["Sickness", "is", "high;", "apologies", "for", "absence", "came", "in."]
    tree = understand("sickness absence").tree
    assert matched(about(tree, ("sickness-absence",)), words) == (0, 5)
    assert matched(about(understand("sickness").tree, ()), words) == (0,)
    assert matched(about(understand("sickness overspend legal").tree, ("overspend",)), words) == (0,)


def test_both_words_of_a_pair_are_marked() -> None:
    assert matched("outturn", ["The", "provisional", "out", "turn", "of"]) == (2, 3)
    assert matched("out turn", ["The", "provisional", "outturn", "of"]) == (2,)
    assert matched("overspend", ["an", "over-", "spend", "of"]) == (1, 2)

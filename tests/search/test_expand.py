"""What is added to a query is said, and can be taken away again."""

from __future__ import annotations

import pytest

from corpus.themes import Theme, themes
from search.expand import understand
from search.marks import matched
from search.parse import parse
from search.query import And, Field, Lesser, Or, Phrase, Word


def terms(query: str) -> list[str]:
    return [related.term for related in understand(query).related]


@pytest.mark.parametrize("query", ["agency staff", "staffing agencies", "cost of agency staff in barnet"])
def test_a_query_that_meets_a_theme_brings_its_related_terms(query: str) -> None:
    understood = understand(query)
    assert {related.theme for related in understood.related} >= {"agency-staff"}
    assert understood.understood == query


OTHERS = ["agency", '"agency staff"', "agency OR staff", "multi-agency working", "", "kind:measure", "locum", "-agency"]


@pytest.mark.parametrize("query", OTHERS)
def test_other_queries_bring_nothing(query: str) -> None:
    assert "agency-staff" not in {related.theme for related in understand(query).related}


def test_each_term_can_be_taken_away_by_a_query_of_its_own() -> None:
    before = understand("agency staff").related
    assert len(before) >= 3
    for related in before:
        assert terms(related.removed) == [each.term for each in before if each != related]


def test_a_whole_theme_can_be_taken_away() -> None:
    assert terms("agency staff without:agency-staff") == []
    assert understand("agency staff without:agency-staff").tree == parse("agency staff without:agency-staff").tree


def test_related_terms_widen_and_never_narrow() -> None:
    """Every record with the words themselves is found; the words of the theme are one of the alternatives."""
    tree = understand("agency staff").tree
    assert isinstance(tree, Or)
    assert tree.parts[0] == parse("agency staff").tree
    assert isinstance(tree.parts[-1], Lesser)


def test_a_related_term_counts_only_where_the_theme_is_meant() -> None:
    """An apology for absence is no sickness absence: the record must be tagged with the theme too."""
    lesser = understand("sickness absence").tree.parts[-1]  # type: ignore[union-attr]
    assert Field("theme", "sickness-absence") in lesser.part.parts  # type: ignore[union-attr]


def test_words_beside_the_theme_must_still_be_met() -> None:
    tree = understand("agency staff doncaster").tree
    assert isinstance(tree, And)
    assert tree.parts[0] == Word("doncaster")


def test_related_terms_are_marked_like_the_words_themselves() -> None:
    assert matched("agency staff", ["costs", "of", "locums", "rose"]) == (2,)
    assert matched("agency staff without:locums", ["costs", "of", "locums", "rose"]) == ()


def test_a_related_word_does_not_bring_other_words_of_its_stem() -> None:
    assert matched("agency staff", ["locums", "and", "locum", "locumed"]) == (0, 2)


def test_little_words_count_only_where_nothing_says_more() -> None:
    assert understand("the number of fathers").tree == And((Word("number"), Word("fathers")))
    assert understand("who").tree == Word("who")
    assert understand('"to be"').tree == Phrase("to be")


@pytest.mark.parametrize("theme", themes(), ids=lambda theme: theme.slug)
def test_every_theme_is_met_by_its_title_and_by_its_most_usual_term(theme: Theme) -> None:
    for name in (theme.title, theme.related[0]):
        assert theme.slug in {related.theme for related in understand(name).related}, name


@pytest.mark.parametrize(
    "typed", ["over spend", "over-spend", "over spends on transport", "agency (over spend)", "-over-spend", "out-turn NEAR agency"]
)
def test_what_was_typed_as_two_words_is_looked_for_as_the_one(typed: str) -> None:
    """Reports write it as one."""
    looked_for = str(understand(typed).tree)
    assert "overspend" in looked_for or "outturn" in looked_for
    assert "over spend" not in looked_for


def test_words_that_only_stand_beside_a_pair_keep_their_own_meaning() -> None:
    assert str(understand("turn out").tree) == "turn out"

"""What people type, and the tree it means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.parse import DEEPEST, LONGEST, MOST, parse
from search.query import All, And, Compare, Field, Fuzzy, Near, Not, Or, Phrase, Prefix, Query, Since, Until, Word

A, B, C = Word("a1"), Word("b2"), Word("c3")


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("", All()),
        ("*", All()),
        ("agency", Word("agency")),
        ("children's", Word("children's")),
        ("agency,", Word("agency")),
        ("£1.8m", Word("£1.8m")),
        ("a1 b2", And((A, B))),
        ("a1 AND b2", And((A, Word("and"), B))),
        ("a1 OR b2", Or((A, B))),
        ("a1 | b2", Or((A, B))),
        ("a1 b2 OR c3", Or((And((A, B)), C))),
        ("a1 (b2 OR c3)", And((A, Or((B, C))))),
        ("a1 -b2", And((A, Not(B)))),
        ("a1 NOT b2", And((A, Not(B)))),
        ("-(a1 b2)", Not(And((A, B)))),
        ('"agency  staff"', Phrase("agency staff")),
        ("“agency staff”", Phrase("agency staff")),
        ("over*", Prefix("over")),
        ("teh~", Fuzzy("teh")),
        ("teh~2", Fuzzy("teh", 2)),
        ("a1 NEAR/5 b2", Near((A, B), 5)),
        ("a1 NEAR b2 NEAR/3 c3", Near((A, B, C), 10)),
        ("kind:measure", Field("kind", "measure")),
        ("kind:meas", Field("kind", "measure")),
        ("Kind:Tables", Field("kind", "table")),
        ("family:kpi", Field("family", "indicator")),
        ("rag:red,amber", Or((Field("rag", "red"), Field("rag", "amber")))),
        ("direction:overspend", Field("direction", "overspend")),
        ("authority:barnet", Field("authority", "E09000003")),
        ("authority:E09000003", Field("authority", "E09000003")),
        ('authority:"nowhere council"', Field("authority", "nowhere council")),
        ("region:london", Field("region", "London")),
        ("period:2012/13", Field("period", "2012/13")),
        ("period:2012-13 Q4", Field("period", "2012/13 Q4")),
        ('period:"Q4 2012/13"', Field("period", "2012/13 Q4")),
        ("period:Q4 2012-2013", Field("period", "2012/13 Q4")),
        ("period:2012/13 2013/14", And((Field("period", "2012/13"), Word("2013/14")))),
        ("period:q4", Field("period", "Q4")),
        ("since:2010/11", Since(date(2010, 4, 1))),
        ("until:2010/11 Q3", Until(date(2010, 12, 31))),
        ("until:2013", Until(date(2013, 12, 31))),
        ("since:2013-03-31", Since(date(2013, 3, 31))),
        ("code:NI_068", Field("code", "ni_068")),
        ("amount>1m", Compare("amount", ">", 1_000_000.0)),
        ("amount <= £20,000", Compare("amount", "<=", 20_000.0)),
        ("value<50%", Compare("value", "<", 50.0, "%")),
        ("value:>=-3.5", Compare("value", ">=", -3.5)),
        (">£1m", Compare("amount", ">", 1_000_000.0)),
        ("a1 <50%", And((A, Compare("value", "<", 50.0, "%")))),
        ("a1 more than £20,000", And((A, Compare("amount", ">", 20_000.0)))),
        ("a1 >5", And((A, Word("5")))),
        ("under 5s", And((Word("under"), Word("5s")))),
        ("a1 or b2", Or((A, B))),
        ("a1 or b2 c3", And((Or((A, B)), C))),
        ("c3 a1 or b2 or x4", And((C, Or((A, B, Word("x4")))))),
        ("(a1 or b2) c3", And((Or((A, B)), C))),
        ("a1 or", And((A, Word("or")))),
        ("or b2", And((Word("or"), B))),
        ("council:barnet", Field("authority", "E09000003")),
        ("Status:red", Field("rag", "red")),
        ("rag: red", Field("rag", "red")),
        ("To: all a1", And((Word("To"), Word("all"), A))),
        ("report: a1", And((Word("report"), A))),
        ("year:2012/13 a1", And((Field("period", "2012/13"), A))),
        ("quarter:3", Field("period", "Q3")),
        ("period:quarter 4 2012/13", Field("period", "2012/13 Q4")),
        ("period:2012", And((Since(date(2012, 1, 1)), Until(date(2012, 12, 31))))),
        ("since:April 2012 a1", And((Since(date(2012, 4, 1)), A))),
        ("since:31 Mar 2012", Since(date(2012, 3, 31))),
        ("from:2012 to:31st March 2013", And((Since(date(2012, 1, 1)), Until(date(2013, 3, 31))))),
        ('without:"bank staff"', Field("without", "bank staff")),
    ],
)
def test_what_is_typed_means(typed: str, tree: Query) -> None:
    parsed = parse(typed)
    assert parsed.tree == tree
    assert not parsed.notes


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("OR", Word("or")),
        ("a1 OR", A),
        ("((a1", A),
        ("a1) b2", And((A, B))),
        ('"a1 b2', And((A, B))),
        ("kind:nonsense", Word("nonsense")),
        ("period:2012/14", And((Word("2012"), Word("14")))),
        ("since:whenever", Word("whenever")),
        ("NEAR a1", And((Word("near"), A))),
        ("a1 NEAR/5 (b2)", And((A, B))),
        ("agency-staf~", Word("agency-staf")),
    ],
)
def test_what_cannot_be_parsed_is_searched_as_words_and_said(typed: str, tree: Query) -> None:
    parsed = parse(typed)
    assert parsed.tree == tree
    assert parsed.notes or "NEAR" in typed or typed == "OR"


def test_words_with_a_colon_are_words() -> None:
    assert parse("Target:80%").tree == Word("Target:80%")


def test_a_very_long_query_is_cut_and_says_so() -> None:
    assert parse("word " * LONGEST).notes
    assert parse(" ".join(f"w{n}" for n in range(MOST + 5))).notes == (f"only the first {MOST} terms were read",)


def test_very_deep_brackets_are_read_without_falling_over() -> None:
    parsed = parse("(" * 900 + "a1" + ")" * 900)
    assert parsed.tree == A
    assert len(parsed.notes) == 2 if DEEPEST < 900 else 0


SIGNS = st.sampled_from([
    *["(", ")", '"', "-", "OR", "NOT", "NEAR/3", "NEAR", "*", "~", "~2", " ", ":", "kind:", "rag:red", "period:", "Q4", "2012/13"],
    *["or", "over £5", "to:", "since:April 2012", "quarter:"],
    *["amount>", "1m", "value<5%", ",", "agency", "staff", "a", "'", "£", "_", "\x00", "authority:", "barnet", "code:x", "without:", "“"],
])


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(SIGNS, max_size=12).map("".join), st.lists(SIGNS, max_size=12).map(" ".join)))
def test_any_text_parses_and_its_tree_printed_parses_to_the_same_tree(text: str) -> None:
    tree = parse(text).tree
    assert parse(str(tree)).tree == tree


names = st.sampled_from(["agency", "staff", "NI_068", "children's", "£1.8m", "2012/13", "x"])
leaves: st.SearchStrategy[Query] = st.one_of(
    names.map(Word),
    st.lists(names, min_size=1, max_size=3).map(" ".join).map(Phrase),
    st.sampled_from(["over", "ni_0"]).map(Prefix),
    st.builds(Fuzzy, st.sampled_from(["teh", "staf"]), st.sampled_from([1, 2])),
    st.builds(Near, st.lists(names.map(Word), min_size=2, max_size=3).map(tuple), st.integers(1, 99)),
    st.builds(Field, st.just("rag"), st.sampled_from(["red", "amber"])),
    st.builds(Field, st.just("authority"), st.sampled_from(["E09000003", "nowhere council"])),
    st.builds(Field, st.just("period"), st.sampled_from(["2012/13 Q4", "2012/13", "Q4"])),
    st.builds(
        Compare,
        st.sampled_from(["amount", "value"]),
        st.sampled_from(["<", "<=", ">", ">=", "="]),
        st.floats(-1e12, 1e12).map(lambda number: float(f"{number:.12g}")),
        st.just(""),
    ),
    st.builds(Since, st.dates()),
    st.builds(Until, st.dates()),
)


def grown(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    """Normal trees: no And in an And, no Or in an Or, no Not of a Not."""
    several = st.lists(inner, min_size=2, max_size=4)
    return st.one_of(
        inner.filter(lambda part: not isinstance(part, Not)).map(Not),
        several.map(lambda parts: And(tuple(part for part in parts if not isinstance(part, And))) if len(parts) > 1 else parts[0]),
        several.map(lambda parts: Or(tuple(part for part in parts if not isinstance(part, Or)))),
    ).filter(lambda tree: not isinstance(tree, And | Or) or len(tree.parts) > 1)


@settings(deadline=None)
@given(st.recursive(leaves, grown, max_leaves=8))
def test_a_tree_printed_parses_to_the_same_tree(tree: Query) -> None:
    parsed = parse(str(tree))
    assert parsed.tree == tree
    assert not parsed.notes

"""The analyser: which words meet, and which must not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.words import BREAK, aligned, exact, joined, spellings, stems, streams, whole


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organisation", "organizational"),
        ("programme", "programs"),
        ("centre", "center"),
        ("behaviour", "behavioral"),
        ("labour", "labor"),
        ("licence", "licensed"),
        ("enrolment", "enrollment"),
        ("practise", "practice"),
        ("analyse", "analyzed"),
        ("judgement", "judgment"),
        ("catalogue", "catalog"),
        ("staff", "staffing"),
        ("child", "children's"),
        ("wellbeing", "well-being"),
        ("vacancies", "vacant"),
        ("referral", "referred"),
        ("1,456", "1456"),
        ("£1.8m", "£1.8 million"),
        ("NI_068", "NI 68"),
        ("NI068", "ni-068"),
        ("CYP2.3.3", "CYP 2.3.3"),
        ("ﬁgures", "figures"),
        ("Môn", "mon"),
        ("43²", "43"),
        ("leavers³", "leaver"),
    ],
)
def test_words_that_mean_the_same_meet(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("overspend", "over-spent"),
        ("underspends", "under spend"),
        ("outturn", "out-turn"),
        ("workforce", "work force"),
        ("reoffending", "re-offends"),
    ],
)
def test_what_some_write_as_two_words_stands_as_the_one_at_both_places(one: str, two: str) -> None:
    """So both are marked, and positions don't move."""
    assert stems(f"the {two} of").count(stems(one)[0]) == 2
    assert aligned(["the", *two.split(), "of"])[1].tokens[1:-1] == tuple(stems(one) * 2)
    assert stems(str(whole(two))) == stems(one)


def test_only_a_pair_has_one_word_for_two() -> None:
    assert whole("agency staff") is None
    assert whole("outturn") is None
    assert whole("may well be") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("agency", "agent"),
        ("1.8", "18"),
        ("1,456", "1.456"),
        ("adoption", "option"),
        ("2.3", "2.3.3"),
    ],
)
def test_words_that_differ_stay_apart(one: str, other: str) -> None:
    assert stems(one) != stems(other)


def test_the_exact_stream_keeps_what_is_printed() -> None:
    printed = "Children's NI_068, £1,456 (74.5%) out-of-authority"
    assert exact(printed) == ["children's", "ni_068", "1,456", "74.5", "out", "of", "authority"]


def test_texts_that_are_analysed_together_stay_apart() -> None:
    """A paragraph sign that is printed is no break."""
    assert joined(["Bank staff ¶ 4.1", "–", "Costs"]) == (f"bank staff 4.1 {BREAK} {BREAK} costs", f"bank staff 4.1 {BREAK} {BREAK} cost")
    assert joined([]) == ("", "")


def test_both_streams_come_from_the_same_words() -> None:
    both = (["over spent 1.8m", "", "ni_068"], ["overspend overspend 1.8 million", "", "ni 68"])
    assert streams(["Over-spent £1.8m", "–", "NI_068"]) == both


@settings(deadline=None)
@given(st.lists(st.text()))
def test_any_texts_have_a_stream_each_without_empty_tokens(texts: list[str]) -> None:
    for each in streams(texts):
        assert len(each) == len(texts)
        assert all(stream == " ".join(stream.split()) for stream in each)
    assert streams(texts) == ([" ".join(exact(text)) for text in texts], [" ".join(stems(text)) for text in texts])


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abcNI_0168,.'’-£%é ", min_size=1, max_size=8)))
def test_tokens_of_printed_words_are_the_tokens_of_their_text(words: list[str]) -> None:
    """What is marked on a page and what was indexed must be the same tokens, or a mark would lie."""
    printed = [part for word in words for part in word.split()]
    exacts, stemmed = aligned(printed)
    assert list(exacts.tokens) == exact(" ".join(printed))
    assert list(stemmed.tokens) == stems(" ".join(printed))
    for stream in (exacts, stemmed):
        assert list(stream.words) == sorted(stream.words)
        assert len(stream.words) == len(stream.tokens)
        assert set(stream.words) <= set(range(len(printed)))


def test_no_word_is_in_two_families() -> None:
    """The later one would win silently."""
    import tomllib
    from pathlib import Path

    import search

    data = tomllib.loads(Path(search.__file__).with_name("spellings.toml").read_text(encoding="utf-8"))
    members = [word for head, words in data["families"].items() for word in (head, *words)]
    assert len(members) == len(set(members))
    assert spellings().families

"""Every word is in a record, left out by name, or unread: the three always add up."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Box, Page, Word
from extractor.audit import RECORDED, UNREAD, Claim, ledger

WORDS = tuple(Word(f"w{n}", Box(10 * n, 10, 10 * n + 8, 20), n // 4) for n in range(20))
PAGE = Page(1, "", 600, 840, WORDS)


def test_words_that_nobody_claims_are_unread_and_their_places_kept() -> None:
    result = ledger([PAGE], [Claim(RECORDED, 1, WORDS[:12]), Claim("running-head", 1, WORDS[12:16])])
    assert (result.words, result.recorded, result.unread) == (20, 12, 4)
    assert {(entry.reason, entry.words) for entry in result.entries} == {("running-head", 4), (UNREAD, 4)}
    assert [entry.boxes for entry in result.entries if entry.reason == UNREAD] == [(Box(160, 10, 198, 20),)]


def test_the_first_claim_to_a_word_counts() -> None:
    result = ledger([PAGE], [Claim(RECORDED, 1, WORDS), Claim("contents", 1, WORDS)])
    assert result.recorded == 20


def test_a_claim_on_another_page_does_nothing() -> None:
    assert ledger([PAGE, replace(PAGE, number=2)], [Claim(RECORDED, 1, WORDS)]).unread == 20


def test_unread_pages_are_listed() -> None:
    assert ledger([PAGE, replace(PAGE, number=2, read_by="unread")], []).unread_pages == (2,)


@given(st.lists(st.tuples(st.sampled_from([RECORDED, "heading", "contents"]), st.integers(1, 3), st.sets(st.sampled_from(range(20))))))
def test_the_parts_add_up_to_the_whole(claims: list[tuple[str, int, set[int]]]) -> None:
    pages = [PAGE, replace(PAGE, number=2)]
    made = [Claim(reason, page, tuple(WORDS[n] for n in sorted(which))) for reason, page, which in claims]
    result = ledger(pages, made)
    assert result.words == result.recorded + sum(entry.words for entry in result.entries)

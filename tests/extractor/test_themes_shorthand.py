"""The shorthand of the themes' files means what `corpus.themes` says it means."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.matcher import Matcher

from extractor.themes.phrases import Phrases, words_of
from extractor.themes.shorthand import level, token_patterns

NLP = spacy.blank("en")


def finds(phrase: str, text: str) -> bool:
    levelled = level(text)
    return bool(Phrases(NLP, [("key", phrase)]).find(NLP(levelled)[:], words_of(levelled)))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("agency staff", "Agency Staff left."),
        ("agency|agencies", "two agencies"),
        ("worker(s)", "a worker"),
        ("worker(s)", "many workers"),
        ("overspen(d|t)", "they overspent"),
        ("overspen(d|t)|deficit(s)", "the deficits"),
        ("social? worker", "a worker"),
        ("social? worker", "a social worker"),
        ("cost ..3 care", "the cost of residential care"),
        ("cost ..12 care", "the cost of all that we do for them in care"),
        ("cost ..3 care", "cost care"),
        ("LAC", "a LAC review"),
        ("school|SEN transport", "School transport"),
        ("school|SEN transport", "SEN transport"),
        ("children's homes", "the children’s homes"),
        ("out-of-authority", "out of authority"),
        ("out of authority", "an out-of-authority place"),
        ("one-off|ringfenced grant", "a one-off grant"),
        ("children's|family home", "a family home"),
        ("education ,? employment", "in education, employment"),
        ("education ,? employment", "education employment"),
    ],
)
def test_a_phrase_finds(phrase: str, text: str) -> None:
    assert finds(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("agency staff", "staff of the agency"),
        ("overspen(d|t)", "overspen"),
        ("cost ..3 care", "the cost of all that we do in care"),
        ("LAC", "a lac review"),
        ("school|SEN transport", "a sen transport"),
        ("worker(s)", "the workerless"),
    ],
)
def test_a_phrase_leaves_alone(phrase: str, text: str) -> None:
    assert not finds(phrase, text)


@pytest.mark.parametrize("phrase", ["", "..3", "social?", "£"])
def test_a_phrase_that_would_be_found_everywhere_is_refused(phrase: str) -> None:
    """A slip in a theme's file must not tag everything."""
    with pytest.raises(ValueError, match="found everywhere"):
        Phrases(NLP, [("key", phrase)])


@given(st.text())
def test_levelling_keeps_every_letter_in_its_place(text: str) -> None:
    """Sentences and amounts are cut from the text as printed by offsets of the levelled one."""
    assert len(level(text)) == len(text)


PHRASES = ("agency staff", "social? worker(s)", "cost(s) ..3 agency|social", "LAC", "staff ..2 left|LAC", "left ;? agency")
WORDS = ["agency", "staff", "social", "worker", "workers", "left", "costs", "LAC", "lac", ";", "the"]


@given(st.sampled_from(PHRASES), st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_asking_for_words_first_loses_nothing(phrase: str, words: list[str]) -> None:
    """spaCy's own matcher on everything is the measure: what spares its work must not change its answer."""
    span = NLP(" ".join(words))[:]
    matcher = Matcher(NLP.vocab)
    matcher.add("key", token_patterns(phrase, lambda word: [token.text for token in NLP.make_doc(word)]))
    places = {(start, end) for _, start, end in matcher(span)}
    assert {(one.start, one.end) for one in Phrases(NLP, [("key", phrase)]).find(span, words_of(span.text))} == places

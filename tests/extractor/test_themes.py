"""Each theme finds what its file says it finds, and leaves alone what its file says it leaves alone."""

from __future__ import annotations

from itertools import product

import pytest
import spacy

from corpus.model import Commentary, Measure, Table
from corpus.themes import Theme, themes
from extractor.themes import tag
from extractor.themes.shorthand import token_patterns


def said(text: str, section: tuple[str, ...] = ()) -> Commentary:
    record = tag(Commentary(id="a", report="b", evidence=(), text=text, section=section))
    assert isinstance(record, Commentary)
    return record


@pytest.mark.parametrize(("slug", "sentence"), [(theme.slug, one) for theme in themes() for one in theme.examples])
def test_an_example_is_found(slug: str, sentence: str) -> None:
    """A sentence that speaks of the theme is tagged with it."""
    assert slug in said(sentence).themes


@pytest.mark.parametrize(("slug", "sentence"), [(theme.slug, one) for theme in themes() for one in theme.counter_examples])
def test_a_counter_example_is_left_alone(slug: str, sentence: str) -> None:
    """A sentence that only looks like the theme is not."""
    assert slug not in said(sentence).themes


@pytest.mark.parametrize(("slug", "term"), [(theme.slug, theme.related[0]) for theme in themes()])
def test_the_first_related_term_is_found_by_its_own_theme(slug: str, term: str) -> None:
    """Who searches for a theme's own name finds what was tagged with it."""
    assert slug in said(f"This passage speaks of {term} in the quarter.").themes


@pytest.mark.parametrize("theme", themes(), ids=lambda theme: theme.slug)
def test_no_phrase_of_a_theme_is_dead(theme: Theme) -> None:
    """A phrase that can't be found, or that the theme's own `not_patterns` always hide, would only seem to work."""
    nlp = spacy.blank("en")
    for phrase in theme.patterns:
        for pattern in token_patterns(phrase, lambda word: [token.text for token in nlp.make_doc(word)]):
            kept = [token.get("LOWER", token.get("ORTH", {})).get("IN") for token in pattern if "OP" not in token]
            assert any(theme.slug in said(f"We {' '.join(words)} here.").themes for words in product(*kept)), phrase


def test_a_mention_joins_theme_amount_and_direction_of_one_sentence() -> None:
    record = said("The office moved in May. Agency staff were overspent by £230k. Parking cost £15k.")
    (mention,) = [mention for mention in record.mentions if mention.theme == "agency-staff"]
    assert mention.sentence == "Agency staff were overspent by £230k."
    assert [amount.text for amount in mention.amounts] == ["£230k"]
    assert [amount.value for amount in mention.amounts] == [230_000]
    assert mention.direction == "overspend"


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("Agency staff overspent by £1m.", "overspend"),
        ("Agency staff are £1m over budget.", "overspend"),
        ("Agency staff are underspent by £1m.", "underspend"),
        ("A saving of £1m was made on agency staff.", "saving"),
        ("Spending on agency staff rose by £1m.", "increase"),
        ("Spending on agency staff fell by £1m.", "decrease"),
        ("Agency staff cost £1m.", None),
        ("There was no overspend on agency staff.", None),
        ("An overspend on agency staff was met by an underspend on training.", None),
        ("Agency staff rose in May and fell in June.", None),
        ("The overspend on agency staff fell by £1m.", "overspend"),
        ("The overspend of £2m on placements is offset by £1m from agency staff.", None),
        ("An overspend on placements is offset by savings of £1m on agency staff.", "saving"),
        ("Reduce the number of agency staff.", None),
        ("Savings of £1m on agency staff were not delivered.", None),
        ("Unmet savings on agency staff stand at £1m.", None),
        ("Agency staff may increase next year.", None),
        ("Agency staff are booked up to December.", None),
        ("We aim to reduce the cost of agency staff.", None),
        ("A reduction in agency staff of 5% was made.", "decrease"),
    ],
)
def test_a_direction_is_said_only_where_the_sentence_says_one(sentence: str, direction: str | None) -> None:
    """A wrong direction is worse than none."""
    found = {mention.direction for mention in said(sentence).mentions if mention.theme == "agency-staff"}
    assert found == {direction}


def test_semicolons_keep_amounts_with_their_own_theme() -> None:
    """Long sentences list several themes, each with its amount."""
    record = said("The main areas are agency staff by £3.7m; fostering by £1.1m; legal costs by £393k.")
    amounts = {mention.theme: [amount.text for amount in mention.amounts] for mention in record.mentions}
    assert amounts["agency-staff"] == ["£3.7m"]
    assert amounts["fostering"] == ["£1.1m"]
    assert amounts["court-and-legal-costs"] == ["£393k"]


def test_what_is_offset_keeps_its_own_amount() -> None:
    """What an overspend is offset by is not a part of it."""
    record = said("Agency staff overspent by £3.7m, offset by £1.4m from vacancies.")
    amounts = {mention.theme: [amount.text for amount in mention.amounts] for mention in record.mentions}
    assert amounts["agency-staff"] == ["£3.7m"]
    assert amounts["vacancies"] == ["£1.4m"]


def test_a_stop_behind_an_amount_ends_a_sentence_and_one_in_an_abbreviation_does_not() -> None:
    record = said("Fostering cost £1.6m. Adoption in Qtr. 3 cost £2m.")
    assert {mention.theme: mention.sentence for mention in record.mentions} == {
        "fostering": "Fostering cost £1.6m.",
        "adoption": "Adoption in Qtr. 3 cost £2m.",
    }


def test_a_mention_without_an_amount_is_a_mention() -> None:
    (mention,) = [one for one in said("Agency staff left in May.").mentions if one.theme == "agency-staff"]
    assert mention.amounts == ()


def test_the_sentence_of_a_mention_stands_in_the_text_as_printed() -> None:
    """Hyphens and apostrophes are levelled for matching only."""
    text = "The children’s out-of-authority placements cost £2m – more than planned."
    assert {mention.sentence for mention in said(text).mentions} == {text}


def test_a_heading_says_what_its_passage_is_about() -> None:
    """"Numbers rose to 320." under "Children in care" is about children in care."""
    record = said("Numbers rose to 320.", section=("2. Performance", "Children in care"))
    assert record.themes == ("children-in-care",)
    assert record.mentions == ()


def test_a_report_s_title_does_not_say_what_each_passage_is_about() -> None:
    """All of "Improvement plan after inspection" is not about inspection."""
    assert said("Numbers rose to 320.", section=("Improvement plan after inspection",)).themes == ()


def test_what_a_record_is_named_for_comes_before_what_it_mentions() -> None:
    note = "Fostering helped. Fostering grew. Fostering is cheaper."
    record = tag(Measure(id="a", report="b", evidence=(), family="indicator", name="Number of children in care", note=note))
    assert record.themes == ("children-in-care", "fostering")


@pytest.mark.parametrize(("name", "themed"), [("Total", ("fostering",)), ("Adopters approved", ("adoption",))])
def test_a_measure_whose_name_says_nothing_is_named_by_its_heading(name: str, themed: tuple[str, ...]) -> None:
    record = tag(Measure(id="a", report="b", evidence=(), family="indicator", name=name, section=("2. Performance", "Fostering")))
    assert record.themes == themed


def test_a_table_speaks_in_its_cells() -> None:
    rows = (("Agency staff", "1,200"), ("Postage", "30"))
    record = tag(Table(id="a", report="b", evidence=(), caption="Running costs", columns=("", "£000"), rows=rows, row_boxes=()))
    assert record.themes == ("agency-staff",)
    assert [mention.sentence for mention in record.mentions] == ["Agency staff"]


def test_the_same_record_is_tagged_the_same_again() -> None:
    text = " ".join(one for theme in themes() for one in theme.examples)
    assert said(text) == said(text)

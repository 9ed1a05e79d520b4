"""The themes' files: whole, plain, and told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.themes import FOLDER, Theme, read_theme, themes

ASKED_FOR = {
    "agency-staff", "placement-costs", "vacancies", "recruitment-and-retention", "sickness-absence", "caseloads", "fostering", "adoption",
    "residential-care", "children-in-care", "care-leavers", "child-protection", "referrals-and-assessments", "early-help",
    "domestic-abuse", "court-and-legal-costs", "send-and-inclusion", "school-transport", "school-places", "attainment",
    "exclusions-and-attendance", "neet", "youth-offending", "unaccompanied-children", "inspection", "savings-and-efficiencies",
    "overspend", "underspend", "capital-slippage", "reserves", "grants", "information-systems", "restructuring",
}


def each(theme: Theme) -> str:
    return theme.slug


def test_themes_that_readers_were_promised_are_there() -> None:
    """Links to `/themes/<slug>` outlive a change of the files."""
    assert not ASKED_FOR - {theme.slug for theme in themes()}


def test_themes_come_in_the_order_of_their_slugs() -> None:
    slugs = [theme.slug for theme in themes()]
    assert slugs == sorted(slugs)


@pytest.mark.parametrize("theme", themes(), ids=each)
def test_a_theme_says_what_it_is_and_how_to_try_it(theme: Theme) -> None:
    """A theme without description, terms, examples or counter-examples could be neither understood nor tested."""
    assert theme.title
    assert theme.description.endswith(".")
    assert len(theme.related) >= 3
    assert len(theme.examples) >= 4
    assert len(theme.counter_examples) >= 3


@pytest.mark.parametrize("theme", themes(), ids=each)
def test_no_phrase_of_a_theme_stands_twice(theme: Theme) -> None:
    for phrases in (theme.related, theme.patterns, theme.not_patterns, theme.examples, theme.counter_examples):
        assert len(phrases) == len(set(phrases))


def test_titles_differ() -> None:
    """Readers choose a theme by its title."""
    titles = [theme.title.casefold() for theme in themes()]
    assert len(titles) == len(set(titles))


def test_a_file_with_a_key_too_few_is_refused(tmp_path: Path) -> None:
    """A theme that is not whole is a fault to be seen at once."""
    whole = (FOLDER / "agency-staff.toml").read_text(encoding="utf-8")
    broken = tmp_path / "broken.toml"
    broken.write_text(whole.replace("counter_examples =", "counters ="), encoding="utf-8")
    with pytest.raises(TypeError):
        read_theme(broken)

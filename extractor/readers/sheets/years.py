"""What columns hold that a year alone heads: what was measured in it, what is planned for it, or what is to be saved."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from corpus.model import Period
from extractor.figures import Hint
from extractor.readers.sheets.bands import Band
from extractor.readers.texts.when import period_in
from extractor.vocabulary import Sense, head_words, sense, vocabulary

UNSPOKEN = 0.7
"""Confidence in what no word of a head says."""


def saved_in_year(band: Band, index: int) -> Sense | None:
    """In a plan of savings a year alone heads what is to be saved in it; where its title says so, what was."""
    parts = band.heads[index]
    year = period_in(parts[-1], None) if parts else None
    if year is None or year.quarter or not set(head_words(parts[-1])) <= vocabulary().ignored:
        return None
    said = (meant for text in (*parts[:-1], *band.titles) if (meant := sense(text, "saving")))
    return next((meant for meant in said if meant.role.startswith("savings_")), Sense("savings_target", UNSPOKEN, "saving"))


def is_plan(hints: Collection[Hint], to_come: Sequence[Period | None]) -> bool:
    """Whether years still to come hold sums of money: then what years alone head is planned, and was never measured."""
    return any(hint.unit == "gbp" for hint in hints) and any(period and not period.quarter for period in to_come)

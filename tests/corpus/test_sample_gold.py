"""Extraction finds in the samples exactly the measures that were typeset: each field of each measure is a test of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.matching import fields, gold, is_right, pairs, read_as

SAMPLES = sorted((Path(__file__).resolve().parent.parent.parent / "corpus" / "samples").glob("*.pdf"))


def cases() -> Iterator[Any]:
    """One case for each field of each gold measure, named by report, place, measure and field."""
    for pdf in SAMPLES:
        for at, wanted in enumerate(gold(pdf)):
            for field, value in fields(wanted).items():
                yield pytest.param(pdf, at, field, value, id=f"{pdf.stem}-{at + 1}-{(wanted.get('code') or wanted['name'])[:30]}-{field}")


@pytest.mark.parametrize(("pdf", "at", "field", "wanted"), list(cases()))
def test_a_field_is_read_as_it_was_typeset(pdf: Path, at: int, field: str, wanted: str) -> None:
    """A measure is found on its page, and each of its fields says what was typeset."""
    read = pairs(pdf)[at]
    assert read is not None, f"no measure on page {gold(pdf)[at]['page']} was read for {gold(pdf)[at]['name']!r}"
    assert is_right(read, field, wanted), f"{field}: {wanted!r} was typeset and {read_as(read, field)!r} read"


@pytest.mark.parametrize("pdf", SAMPLES, ids=lambda pdf: pdf.stem)
def test_a_figure_is_worth_what_its_table_counts_in(pdf: Path) -> None:
    """Thousands and millions of pounds are pounds, percentages stay percentages, brackets are a minus."""
    for wanted, read in zip(gold(pdf), pairs(pdf), strict=True):
        worth = {role: figure.value for role, figure in read.figures.items() if role in wanted["values"]} if read else {}
        assert worth == pytest.approx(wanted["values"]), wanted["name"]


@pytest.mark.parametrize("pdf", SAMPLES, ids=lambda pdf: pdf.stem)
def test_no_figure_is_read_into_another_role(pdf: Path) -> None:
    """A wrong figure is worse than a missing one: a role that the gold does not give holds no number."""
    for wanted, read in zip(gold(pdf), pairs(pdf), strict=True):
        if read is not None:
            others = {role: figure for role, figure in read.figures.items() if role not in wanted["figures"]}
            more = {role: figure.text for role, figure in others.items() if figure.value is not None}
            assert not more, f"{wanted['name']}: {more}"

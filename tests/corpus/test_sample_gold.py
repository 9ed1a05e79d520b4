"""Extraction finds in the samples exactly the measures that were typeset: each field of each measure is a test of its own."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Measure
from extractor.pipeline import extract

SAMPLES = Path(__file__).resolve().parent.parent.parent / "corpus" / "samples"
SAME_NAME = 0.9
"""How alike the names of a gold measure and the measure read for it have to be."""


def key(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum() or letter == "%")


@cache
def gold(stem: str) -> tuple[dict[str, Any], ...]:
    lines = (SAMPLES / f"{stem}.measures.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def measures(stem: str) -> tuple[Measure, ...]:
    return tuple(record for record in extract(SAMPLES / f"{stem}.pdf").records if isinstance(record, Measure))


def likeness(wanted: Mapping[str, Any], read: Measure) -> float:
    """How well a measure fits: its name, its code, the page, and the figures to tell rows of one name apart."""
    if wanted["page"] not in {evidence.page for evidence in read.evidence}:
        return 0.0
    name = difflib.SequenceMatcher(None, key(wanted["name"]), key(read.name), autojunk=False).ratio()
    figures = wanted["figures"]
    same = sum(role in read.figures and read.figures[role].text == text for role, text in figures.items())
    code = bool(wanted.get("code")) and key(wanted["code"]) == key(read.code)
    return name + code + 0.4 * same / max(1, len(figures)) if code or name >= SAME_NAME else 0.0


@cache
def pairs(stem: str) -> tuple[Measure | None, ...]:
    """For each gold measure the measure that was read for it, each used once."""
    left = list(measures(stem))
    found: list[Measure | None] = []
    for wanted in gold(stem):
        best = max(left, key=lambda read: likeness(wanted, read), default=None)
        if best is None or not likeness(wanted, best):
            found.append(None)
            continue
        left.remove(best)
        found.append(best)
    return tuple(found)


def fields() -> Iterator[Any]:
    """One case for each field of each gold measure, named by report, place, measure and field."""
    for path in sorted(SAMPLES.glob("*.measures.jsonl")):
        stem = path.name.removesuffix(".measures.jsonl")
        for at, wanted in enumerate(gold(stem)):
            said = {field: value for field, value in wanted.items() if field not in ("figures", "values", "page")}
            for field, value in {**said, **wanted["figures"]}.items():
                yield pytest.param(stem, at, field, value, id=f"{stem}-{at + 1}-{(wanted.get('code') or wanted['name'])[:30]}-{field}")


def read_as(read: Measure, field: str) -> str:
    """A field of a measure that was read, written as gold writes it."""
    if field == "period":
        period = read.period
        year = ((period and period.financial_year) or "").replace("/", "-")
        return f"{year} Q{period.quarter}" if period and period.quarter else year
    if field == "rag":
        return read.rag.status if read.rag else ""
    if field == "direction":
        return (read.direction and read.direction.moved) or ""
    if field in ("family", "name", "code"):
        return str(getattr(read, field))
    return read.figures[field].text if field in read.figures else ""


@pytest.mark.parametrize(("stem", "at", "field", "wanted"), list(fields()))
def test_a_field_is_read_as_it_was_typeset(stem: str, at: int, field: str, wanted: str) -> None:
    """A measure is found on its page, and each of its fields says what was typeset."""
    read = pairs(stem)[at]
    assert read is not None, f"no measure on page {gold(stem)[at]['page']} was read for {gold(stem)[at]['name']!r}"
    if field == "note_starts":
        assert key(read.note).startswith(key(wanted))
    elif field in ("name", "code"):
        assert key(read_as(read, field)) == key(wanted)
    else:
        assert read_as(read, field) == wanted


def test_a_figure_is_worth_what_its_table_counts_in() -> None:
    """Thousands and millions of pounds are pounds, percentages stay percentages, brackets are a minus."""
    for path in SAMPLES.glob("*.measures.jsonl"):
        stem = path.name.removesuffix(".measures.jsonl")
        for wanted, read in zip(gold(stem), pairs(stem), strict=True):
            worth = {role: figure.value for role, figure in read.figures.items() if role in wanted["values"]} if read else {}
            assert worth == pytest.approx(wanted["values"]), f"{stem}: {wanted['name']}"


@pytest.mark.parametrize("stem", sorted({path.name.removesuffix(".measures.jsonl") for path in SAMPLES.glob("*.measures.jsonl")}))
def test_no_figure_is_read_into_another_role(stem: str) -> None:
    """A wrong figure is worse than a missing one: a role that the gold does not give holds no number."""
    for wanted, read in zip(gold(stem), pairs(stem), strict=True):
        if read is not None:
            others = {role: figure for role, figure in read.figures.items() if role not in wanted["figures"]}
            more = {role: figure.text for role, figure in others.items() if figure.value is not None}
            assert not more, f"{wanted['name']}: {more}"

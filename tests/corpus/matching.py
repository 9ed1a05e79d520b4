"""Sets what was read from a sample beside what was typeset."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from corpus.model import Measure
from extractor.pipeline import extract

SAME_NAME = 0.9
"""How alike the names of a gold measure and the measure read for it have to be."""


def key(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum() or letter == "%")


@cache
def gold(pdf: Path) -> tuple[dict[str, Any], ...]:
    """What was typeset: the gold beside a PDF."""
    lines = pdf.with_suffix(".measures.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def pairs(pdf: Path) -> tuple[Measure | None, ...]:
    """For each gold measure the measure that was read for it, each used once."""
    left = [record for record in extract(pdf).records if isinstance(record, Measure)]
    found: list[Measure | None] = []
    for wanted in gold(pdf):
        best = max(left, key=lambda read: _likeness(wanted, read), default=None)
        if best is None or not _likeness(wanted, best):
            found.append(None)
            continue
        left.remove(best)
        found.append(best)
    return tuple(found)


def _likeness(wanted: Mapping[str, Any], read: Measure) -> float:
    """How well a measure fits: its name, its code, the page, and the figures to tell rows of one name apart."""
    if wanted["page"] not in {evidence.page for evidence in read.evidence}:
        return 0.0
    name = difflib.SequenceMatcher(None, key(wanted["name"]), key(read.name), autojunk=False).ratio()
    figures = wanted["figures"]
    same = sum(role in read.figures and read.figures[role].text == text for role, text in figures.items())
    code = bool(wanted.get("code")) and key(wanted["code"]) == key(read.code)
    return name + code + 0.4 * same / max(1, len(figures)) if code or name >= SAME_NAME else 0.0


def fields(wanted: Mapping[str, Any]) -> dict[str, str]:
    """All fields of a gold measure, its figures by role."""
    return {field: value for field, value in wanted.items() if field not in ("figures", "values", "page")} | wanted["figures"]


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
    if field == "note_starts":
        return read.note
    return read.figures[field].text if field in read.figures else ""


def is_right(read: Measure, field: str, wanted: str) -> bool:
    """Whether a field says what was typeset; names and notes count by their letters, as lines may have been broken."""
    got = read_as(read, field)
    if field == "note_starts":
        return key(got).startswith(key(wanted))
    return key(got) == key(wanted) if field in ("name", "code") else got == wanted

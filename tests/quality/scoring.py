"""How well exported measures agree with measures that a person read from the pages.

A gold measure is found where a measure of its report bears its code or begins with its name, on its page and, where it names one, for its
period. A figure is right with the same text in the same role, and wrong with another: a wrong one is worse than one that is missing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Json = Mapping[str, Any]


@dataclass
class Score:
    """Counts over one set of gold."""

    measures: int = 0
    found: int = 0
    figures: int = 0
    right: int = 0
    wrong: int = 0
    rags: int = 0
    rags_right: int = 0
    notes: int = 0
    notes_right: int = 0
    misses: list[str] = field(default_factory=list)

    def shares(self) -> dict[str, float]:
        """What the floors pin; a part that the gold says nothing of is left out."""
        parts = {"found": (self.found, self.measures), "figures": (self.right, self.figures), "rag": (self.rags_right, self.rags),
                 "notes": (self.notes_right, self.notes)}
        return {name: part / whole for name, (part, whole) in parts.items() if whole}


def gold_of(folder: Path) -> dict[str, list[Json]]:
    """The gold measures by the name of their report's file, without its ending."""
    return {
        path.name.removesuffix(".measures.jsonl"): [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in sorted(folder.glob("*.measures.jsonl"))
    }


def score(gold: Mapping[str, Sequence[Json]], exported: Mapping[str, Sequence[Json]]) -> Score:
    """The score of the reports that were exported; others are left out."""
    total = Score()
    for report in gold.keys() & exported.keys():
        left = list(exported[report])
        for wanted in gold[report]:
            got = max(left, key=lambda one: _likeness(wanted, one), default=None)
            if got is not None and _likeness(wanted, got) >= 1:
                left.remove(got)
            else:
                got = None
            _count(total, report, wanted, got)
    return total


def _likeness(wanted: Json, got: Json) -> float:
    coded = bool(wanted.get("code")) and _plain(wanted["code"]) == _plain(got.get("code"))
    named = _plain(got["name"]).startswith(_plain(wanted["name"])) or _plain(wanted["name"]).startswith(_plain(got["name"]))
    if not (coded or named) or ("page" in wanted and wanted["page"] not in got["pages"]):
        return 0.0
    same_period = "period" in wanted and _period(got.get("period")) == wanted["period"]
    figures = wanted.get("figures", {})
    same = sum(_figure(got, role) == _plain_figure(text) for role, text in figures.items()) / max(1, len(figures))
    return 1 + coded + named + same_period + same


def _count(total: Score, report: str, wanted: Json, got: Json | None) -> None:
    total.measures += 1
    total.figures += len(wanted.get("figures", {}))
    if got is None:
        total.misses.append(f"{report}: not found: {wanted.get('code', '')} {wanted['name']}")
        return
    total.found += 1
    for role, text in wanted.get("figures", {}).items():
        have = _figure(got, role)
        total.right += have == _plain_figure(text)
        if have != _plain_figure(text):
            total.wrong += bool(have)
            total.misses.append(f"{report}: {wanted['name']}: {role} is {text}, read {have or 'nothing'}")
    if wanted.get("rag"):
        total.rags += 1
        total.rags_right += (got.get("rag") or {}).get("status") == wanted["rag"]
    if wanted.get("note_starts"):
        total.notes += 1
        total.notes_right += _plain(got.get("note"))[:25] == _plain(wanted["note_starts"])[:25]


def _figure(got: Json, role: str) -> str:
    return _plain_figure((got.get("figures", {}).get(role) or {}).get("text", ""))


def _plain_figure(text: str) -> str:
    return re.sub(r"[\s*£]+", "", text).casefold()


def _plain(text: str | None) -> str:
    return re.sub(r"[^a-z0-9%]+", "", (text or "").casefold())


def _period(period: Json | None) -> str:
    if not period or not period.get("financial_year"):
        return ""
    year = str(period["financial_year"]).replace("/", "-")
    return f"{year} Q{period['quarter']}" if period.get("quarter") else year

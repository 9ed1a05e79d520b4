"""Judged queries: which records of the reports in ../shared, and of the samples, answer a question, read by eye.

A record is known by its report's file, its page and eight letters of a hash of how it begins, so that no sentence is kept here.
Grades: 2 is about it, 1 mentions it. What the engines found and nobody had judged was judged then, the rest before they were asked.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.model import AnyRecord, Commentary, Measure, Report

JUDGED = Path(__file__).with_name("judged")
SETS = ("reports", "samples")
_BEGINNING = 10
"""Words that make a key; not stems, so that the analyser can change without the judging."""


@dataclass(frozen=True)
class Judged:
    query: str
    grades: dict[str, int]
    """By name of the record."""


def name(record: AnyRecord, report: Report) -> str:
    """`file:page:hash`; the same for the same record of the same report, however ids are made."""
    if isinstance(record, Measure):
        said = f"{record.code} {record.name}"
    elif isinstance(record, Commentary):
        said = record.text
    else:
        said = " ".join([record.caption, *record.columns, *(record.rows[0] if record.rows else ())])
    beginning = " ".join([type(record).__name__, *re.findall(r"\w+", said.lower())[:_BEGINNING]])
    return f"{report.file.removesuffix('.pdf')}:{record.evidence[0].page}:{hashlib.sha256(beginning.encode()).hexdigest()[:8]}"


def judged(which: str) -> list[Judged]:
    """The queries of one of the sets."""
    return [Judged(each["query"], each["grades"]) for each in json.loads((JUDGED / f"{which}.json").read_text(encoding="utf-8"))]


def ndcg(found: Sequence[str], grades: dict[str, int], depth: int = 10) -> float:
    """Discounted gain of the first `depth`, as a share of the best order there is."""
    gains = [grades.get(each, 0) for each in found[:depth]]
    best = sorted(grades.values(), reverse=True)[:depth]
    return _discounted(gains) / _discounted(best)


def recall(found: Sequence[str], grades: dict[str, int], depth: int = 10) -> float:
    """The share of relevant records among the first `depth`, of as many as there is room for."""
    return len(set(found[:depth]) & set(grades)) / min(depth, len(grades))


def _discounted(gains: Sequence[int]) -> float:
    return sum((2**gain - 1) / math.log2(place + 2) for place, gain in enumerate(gains))

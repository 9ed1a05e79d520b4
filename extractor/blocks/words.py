"""What words.toml says, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Words:
    """The words of running text that tell its structure."""

    contents: frozenset[str]
    caption: re.Pattern[str]
    numbering: re.Pattern[str]
    attached: re.Pattern[str]
    label: re.Pattern[str]
    head: re.Pattern[str]
    contact: re.Pattern[str]
    agenda_labels: frozenset[str]
    agenda_fronts: frozenset[str]
    agenda_tails: re.Pattern[str]
    agenda_titles: frozenset[str]
    fronts_unspaced: frozenset[str]
    meetings: re.Pattern[str]
    stamp: re.Pattern[str]


@cache
def words() -> Words:
    told = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return Words(
        contents=frozenset(told["contents"]["titles"]),
        caption=re.compile(rf"(?:{_any(told['captions']['starts'])})\.?\s+(?:\d[\d.]*|[A-Z]\d*)\b", re.IGNORECASE),
        numbering=re.compile(
            rf"(?:(?:{_any(told['numbering']['starts'])})\s+(?P<named>[A-Z]?\d*(?:\.\d+)*)\b"
            r"|(?P<letter>[A-Z]?)(?P<number>\d{1,3}(?:\.\d{1,3})*)(?:(?P<part>[a-z])(?=[\s.):|]))?)"
            r"[.):]?\s*[-–:|]?\s*(?=[^\W\d_]|['‘\"“(]|$)",
            re.IGNORECASE,
        ),
        attached=re.compile(rf"(?:{_any(told['numbering']['attached'])})\b(?:\s+[A-Z0-9]{{1,3}}\b)?\s*(?:$|[-–:.])", re.IGNORECASE),
        label=re.compile(rf"(?:{_any(told['not_headings']['labels'])})\s*:", re.IGNORECASE),
        head=re.compile(rf"(?:{_any([*told['agenda']['labels'], *told['not_headings']['labels']])})\s*:", re.IGNORECASE),
        contact=re.compile(rf"@|\b(?:{_any(told['not_headings']['contact'])})\s*:", re.IGNORECASE),
        agenda_labels=frozenset(told["agenda"]["labels"]),
        agenda_fronts=frozenset(told["agenda"]["fronts"]),
        agenda_tails=re.compile(rf"(?:^|[\s(])(?:{_any(told['agenda']['tails'])})\b", re.IGNORECASE),
        agenda_titles=frozenset(told["agenda"]["titles"]),
        fronts_unspaced=frozenset("".join(front.split()) for front in told["agenda"]["fronts"]),
        meetings=re.compile(rf"\b(?:{_any(told['agenda']['meetings'])})\b", re.IGNORECASE),
        stamp=re.compile(rf"(?:{_any(told['agenda']['stamps'])})\s*(?:no\.?|number)?\s*:?\s*(\d{{1,2}}[a-z]?)", re.IGNORECASE),
    )


def _any(known: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))

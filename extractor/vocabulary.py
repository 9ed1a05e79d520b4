"""The words of reports' tables and what they mean, read once from vocabulary.toml.

A head is normalised, then compared with every phrase of a kind of table; its confidence is the share of its words that the phrase covers.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from corpus.model import Status
from corpus.periods import find_periods

TableKind = Literal["indicator", "budget", "risk", "action", "project"]
KINDS: tuple[TableKind, ...] = ("indicator", "budget", "risk", "action", "project")

_UNIT = re.compile(r"£\s?(?:'?000'?s?|[km](?:illions?)?|thousands?|bn)?(?![\w])|(?<!\w)(?:0{3}'?s)(?!\w)|\(\s*%\s*\)", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?<=[a-z)])\s?[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+|(?<=[a-z)])\s\d$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+|[%+]")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a head means: a role, how surely (0 to 1), and which group of the vocabulary says so."""

    role: str
    confidence: float
    group: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The parsed file. `groups` maps a group ("columns", "budget", ...) to its roles and their phrases, each a tuple of words."""

    groups: Mapping[str, Mapping[str, frozenset[tuple[str, ...]]]]
    ignored: frozenset[str]
    statuses: Mapping[str, Status]
    moved: Mapping[str, str]
    judged: Mapping[str, str]
    symbols: Mapping[str, Mapping[str, str]]
    code_prefixes: frozenset[str]
    no_codes: frozenset[str]
    rows: Mapping[str, frozenset[tuple[str, ...]]]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    names = {kind: {"name": phrases} for kind, phrases in data["names"].items()}
    groups = {group: data[group] for group in ("columns", "indicator", "budget", "risk", "text")}
    groups |= {f"{kind} name": roles for kind, roles in names.items()}
    return Vocabulary(
        groups={group: {role: _phrases(phrases) for role, phrases in roles.items()} for group, roles in groups.items()},
        ignored=frozenset(data["ignored"]),
        statuses={word: status for status, printed in data["statuses"].items() for word in printed},
        moved={word: way for way, printed in data["moved"].items() for word in printed},
        judged={word: way for way, printed in data["judged"].items() for word in printed},
        symbols=data["symbols"],
        code_prefixes=frozenset(data["codes"]["prefixes"]),
        no_codes=frozenset(data["codes"]["none"]),
        rows={name: _phrases(phrases) for name, phrases in data["rows"].items()},
    )


def _phrases(phrases: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(words(phrase) for phrase in phrases)


def words(text: str) -> tuple[str, ...]:
    """The words of a head or a label: lower case, without punctuation, units and footnote marks."""
    return tuple(_WORD.findall(_UNIT.sub(" ", _FOOTNOTE.sub(" ", text)).casefold().replace("'", "").replace("’", "").replace("(s)", "")))


def head_words(head: str) -> tuple[str, ...]:
    """The words of a head without the periods that it names."""
    for found in reversed(find_periods(head)):
        head = head[: found.start] + " " + head[found.end :]
    return words(head)


@cache
def sense(head: str, kind: TableKind) -> Sense | None:
    """What a column's head means in a kind of table, or None. Exact phrases win over those that cover only part of the head."""
    printed = head_words(head)
    if not printed:
        return None
    return _best(printed, kind) or (_best(tuple(word for word in printed if word != "%"), kind) if kind == "indicator" else None)


def _best(printed: tuple[str, ...], kind: TableKind) -> Sense | None:
    best: Sense | None = None
    for group in _groups(kind):
        for role, phrases in vocabulary().groups.get(group, {}).items():
            if role == "name" and group == "columns" and kind != "indicator":
                continue  # what a row of another kind is about, its own names say
            confidence = max((_covers(phrase, printed) for phrase in phrases), default=0.0)
            if confidence > 0.55 and (best is None or confidence > best.confidence + 1e-9):
                best = Sense(role, confidence, group)
    return best


def symbol(font: str, letter: str) -> str:
    """What a letter of a symbol font draws ("é" in Wingdings is "▲"), or the letter itself."""
    name = re.sub(r"[^a-z0-9]", "", font.rpartition("+")[2].lower())
    plain = chr(ord(letter) - 0xF000) if len(letter) == 1 and 0xF020 <= ord(letter) <= 0xF0FF else letter
    for family in ("wingdings3", "webdings", "wingdings"):
        if name.startswith(family):
            return vocabulary().symbols[family].get(plain, letter)
    return letter


def _groups(kind: TableKind) -> tuple[str, ...]:
    """The groups in order of trust: a kind's own words before those that all kinds share."""
    figures = ({"action": "indicator", "project": "budget"}.get(kind, kind),)
    own = () if kind == "indicator" else (f"{kind} name",)
    return (*figures, *own, "columns", *(() if kind in ("indicator", "budget") else ("text",)))


def _covers(phrase: tuple[str, ...], printed: tuple[str, ...]) -> float:
    """1.0 for the phrase itself; otherwise the share of the telling words that it covers, and a little less for the others."""
    if phrase == printed:
        return 1.0
    if len(printed) > 1 and "".join(phrase) == "".join(printed):  # a narrow column breaks words: "Varianc e"
        return 0.96
    ignored = vocabulary().ignored
    telling = tuple(word for word in printed if word not in ignored)
    if phrase == telling:
        return 0.97
    core = tuple(word for word in phrase if word not in ignored)
    if core and core == telling:
        return 0.95
    if not core or not _stands_in(core, telling):
        return 0.0
    return 0.9 * len(core) / len(telling)


def _stands_in(phrase: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    return any(printed[start : start + len(phrase)] == phrase for start in range(len(printed) - len(phrase) + 1))

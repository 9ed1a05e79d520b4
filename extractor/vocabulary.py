"""The words of reports' tables and what they mean, read once from vocabulary.toml.

A head is normalised, then compared with every phrase of a kind of table; its confidence is the share of its words that the phrase covers.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from corpus.model import Status
from corpus.periods import find_periods
from corpus.untold import find_untold

TableKind = Literal["indicator", "budget", "saving", "risk", "action", "project"]
KINDS: tuple[TableKind, ...] = ("indicator", "budget", "saving", "risk", "action", "project")

FIGURES = ("indicator", "budget", "saving", "risk")
"""Groups whose roles are figures."""
SHORT = 4
"""Letters from which a word that says nothing can be told at the end of a head without blanks."""
LEAST = 0.55
"""A phrase that covers no more of a head than this says nothing of it."""

_UNIT = re.compile(r"£\s?(?:'?000'?s?|[km](?:illions?)?|thousands?|bn)?(?![\w])|(?<!\w)(?:0{3}'?s)(?!\w)|\(\s*%\s*\)", re.IGNORECASE)
_SIDE = "(?:[LIP]|likelihood|impact|probability)"
_PRODUCT = re.compile(rf"\(?\b{_SIDE}\s?[x×*]\s?{_SIDE}\b(?:\s?=\s?\w+)?\)?", re.IGNORECASE)
"""How a score comes about, in the head over it: "(L x I)"."""
_FOOTNOTE = re.compile(r"(?<=[a-z)])\s?[¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠᵍʰ*†‡]+|(?<=[a-z)])\s\d$", re.IGNORECASE)
_ACCOUNTED = re.compile(r"[pm](?:0?[1-9]|1[0-2])")
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
    pictures: Mapping[str, Status]
    """Pictures among letters that have a status's colour."""
    moved: Mapping[str, str]
    judged: Mapping[str, str]
    symbols: Mapping[str, Mapping[str, str]]
    code_prefixes: frozenset[str]
    no_codes: frozenset[str]
    rows: Mapping[str, frozenset[tuple[str, ...]]]
    comparing: frozenset[str]
    """Words after which a head names a period that its figures are not of."""
    sides: Mapping[str, str]
    """Words of a head for the two ways that a variance can run, and which of them each says."""
    stretches: Mapping[str, frozenset[tuple[str, ...]]]
    """How much of the year a head over others speaks of, and the phrases that say it."""
    within: Mapping[str, Mapping[str, Mapping[str, str]]]
    """By kind of table and stretch what roles become under such a head; "" where a role has no meaning there."""


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    names = {kind: {"name": phrases} for kind, phrases in data["names"].items()}
    groups = {group: data[group] for group in ("columns", *FIGURES, "text")}
    groups |= {f"{kind} name": roles for kind, roles in names.items()}
    return Vocabulary(
        groups={group: {role: _phrases(phrases) for role, phrases in roles.items()} for group, roles in groups.items()},
        ignored=frozenset(data["ignored"]),
        statuses={word: status for status, printed in data["statuses"].items() for word in printed},
        pictures={sign: status for status, printed in data["pictures"].items() for sign in printed},
        moved={word: way for way, printed in data["moved"].items() for word in printed},
        judged={word: way for way, printed in data["judged"].items() for word in printed},
        symbols=data["symbols"],
        code_prefixes=frozenset(data["codes"]["prefixes"]),
        no_codes=frozenset(data["codes"]["none"]),
        rows={name: _phrases(phrases) for name, phrases in data["rows"].items()},
        comparing=frozenset(data["comparing"]),
        sides={word: side for side, printed in data["sides"].items() for word in printed},
        stretches={name: _phrases(phrases) for name, phrases in data["stretches"].items()},
        within=data["within"],
    )


def _phrases(phrases: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(words(phrase) for phrase in phrases)


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a head or a label: lower case, without punctuation, units and footnote marks."""
    plain = "score" if _PRODUCT.fullmatch(text.strip()) else _PRODUCT.sub(" ", _UNIT.sub(" ", _FOOTNOTE.sub(" ", text))).casefold()
    return tuple(_WORD.findall(plain.replace("'", "").replace("’", "").replace("(s)", "")))


def bare(head: str) -> str:
    """A head as a name: without unit and footnote mark."""
    return " ".join(_FOOTNOTE.sub(" ", " ".join(_UNIT.sub(" ", head).split())).split())


def head_words(head: str) -> tuple[str, ...]:
    """The words of a head without the periods that it names."""
    if (untold := find_untold(head)) and not untold.period.financial_year:  # "to date" is a word that says something
        head = head[: untold.start] + " " + head[untold.end :]
    for found in reversed(find_periods(head)):
        head = head[: found.start] + " " + head[found.end :]
    return words(head)


@lru_cache(maxsize=20_000)
def sense(head: str, kind: TableKind) -> Sense | None:
    """What a column's head means in a kind of table, or None. Exact phrases win over those that cover only part of the head."""
    printed = _printed(head)
    if kind == "budget":  # "P6" is a month of accounts; of schools "P8" is a score
        printed = tuple(word for word in printed if not _ACCOUNTED.fullmatch(word))
    if not printed:
        return None
    idle = {"indicator": "%", "budget": "+"}.get(kind, "")
    return _best(printed, kind) or (_best(tuple(word for word in printed if word != idle), kind) if idle in printed else None)


@lru_cache(maxsize=20_000)
def _printed(head: str) -> tuple[str, ...]:
    return head_words(head)


def _best(printed: tuple[str, ...], kind: TableKind) -> Sense | None:
    index = _index(kind)
    if exact := index.whole.get(printed):
        return Sense(exact.role, 1.0, exact.group)
    if mended := next((index.squeezed[form] for form in _squeezed(printed) if form in index.squeezed), None):
        return Sense(mended.role, 0.96, mended.group)
    telling = _telling(printed)
    if same := index.whole.get(telling) or index.core.get(telling):
        return Sense(same.role, 0.95, same.group)
    starting = (found for word in telling for found in index.starting.get(word, ()))
    # What is too small a part of a long text to tell its sense need not be looked for.
    within = [(len(core), meant) for core, meant in starting if 0.9 * len(core) > LEAST * len(telling) and contains(telling, core)]
    size, best = max(within, key=lambda one: one[0], default=(0, None))
    return Sense(best.role, round(0.9 * size / len(telling), 3), best.group) if best else None


@lru_cache(maxsize=20_000)
def _telling(printed: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a head that say something."""
    return tuple(word for word in printed if word not in vocabulary().ignored and not word.isdigit())


def symbol(font: str, letter: str) -> str:
    """What a letter of a symbol font draws ("é" in Wingdings is "▲"), or the letter itself."""
    name = re.sub(r"[^a-z0-9]", "", font.rpartition("+")[2].lower())
    plain = chr(ord(letter) - 0xF000) if len(letter) == 1 and 0xF020 <= ord(letter) <= 0xF0FF else letter
    for family in ("wingdings3", "webdings", "wingdings", "zapfdingbats"):
        if name.startswith(family):
            return vocabulary().symbols[family].get(plain, letter)
    return letter


@lru_cache(maxsize=20_000)
def _squeezed(printed: tuple[str, ...]) -> tuple[str, ...]:
    """What a head can be whose words a narrow column breaks ("Curren t Valu e"): without blanks, then bit by bit without empty ends."""
    if len(printed) < 2:
        return ()
    empty = _empty()
    forms = ["".join(printed)]
    while forms[-1].startswith(empty) or forms[-1].endswith(empty):
        form = forms[-1]
        end = next((word for word in empty if form.endswith(word) and word != form), "")
        start = next((word for word in empty if form.startswith(word) and word != form), "")
        if not start and not end:
            break
        forms.append(form.removesuffix(end) if end else form.removeprefix(start))
    return tuple(forms)


@cache
def _empty() -> tuple[str, ...]:
    """Words that say nothing at the ends of a head, and are long enough to be told from a part of another word."""
    return tuple(sorted(word for word in vocabulary().ignored if len(word) >= SHORT))


@lru_cache(maxsize=20_000)
def may_name(head: str, kind: TableKind) -> bool:
    """Whether a head can hold one of the kind's own names for what its rows are about: a quick look that spares the closer one."""
    squeezed = "".join(words(head))
    return any(first in squeezed for first in _first_words(kind))


@cache
def _first_words(kind: TableKind) -> frozenset[str]:
    return frozenset(word for phrase in vocabulary().groups[f"{kind} name"]["name"] for word in (phrase[0], *_telling(phrase)[:1]))


@dataclass(frozen=True, slots=True)
class _Index:
    """The phrases of a kind of table, found by themselves, by their telling words, without spaces, and by their first telling word."""

    whole: dict[tuple[str, ...], Sense]
    core: dict[tuple[str, ...], Sense]
    squeezed: dict[str, Sense]
    starting: dict[str, list[tuple[tuple[str, ...], Sense]]]


@cache
def _index(kind: TableKind) -> _Index:
    index = _Index({}, {}, {}, {})
    for group in _groups(kind):
        for role, phrases in vocabulary().groups.get(group, {}).items():
            if role == "name" and group == "columns" and kind != "indicator":
                continue  # what a row of another kind is about, its own names say
            meant = Sense(role, 1.0, group)
            for phrase in sorted(phrases):
                # "no" and "date" say nothing of a figure, but much of other columns: "Action" is no code, and "Target" no date
                core = tuple(word for word in phrase if word not in vocabulary().ignored) if group in FIGURES else phrase
                index.whole.setdefault(phrase, meant)
                index.squeezed.setdefault("".join(phrase), meant)
                if core:
                    index.core.setdefault(core, meant)
                    index.starting.setdefault(core[0], []).append((core, meant))
    return index


def _groups(kind: TableKind) -> tuple[str, ...]:
    """The groups in order of trust: a kind's own words before those that all kinds share."""
    figures = ({"action": "indicator", "project": "budget"}.get(kind, kind),)
    own = () if kind == "indicator" else (f"{kind} name",)
    return (*figures, *own, "columns", *(() if kind in ("indicator", "budget") else ("text",)))


def contains(printed: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Whether a phrase stands in a row of words."""
    if len(phrase) == 1 or phrase[0] not in printed:
        return phrase[0] in printed
    return any(printed[start : start + len(phrase)] == phrase for start in range(len(printed) - len(phrase) + 1))

"""Assessments of a risk that stand in one cell: "5 x 4 = 20" under "(L x I)", "L4 I5", "Likelihood 4 / Impact 5 / Score 20"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.model import Cell, Figure
from extractor.figures import read_value
from extractor.readers.texts.spans import count
from extractor.vocabulary import vocabulary

STAGES = {"score": "", "target_score": "target_", "initial_score": "initial_", "previous_score": "previous_"}
"""The stage of an assessment by the role of its score."""

RATED = frozenset(f"{stage}{side}" for stage in STAGES.values() for side in ("likelihood", "impact", "score"))

_LABEL = r"likelihood|probability|impact|severity|score|rating|[LIP](?![A-Za-z])"
_LABELLED = re.compile(rf"(?P<label>{_LABEL})\s?[:=(–-]*\s?(?P<value>\d{{1,2}})(?!\d)\)?", re.IGNORECASE)
_VALUED = re.compile(r"(?<!\d)(?P<value>\d{1,2})\s?\((?P<label>[LIP])\)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;/|x×*+=()–-]*", re.IGNORECASE)
_TOTAL = re.compile(r"[\s,;/|(–-]*=\s?(?P<value>\d{1,2})\)?\s*")
_PRODUCT = re.compile(
    r"(?:(?P<before>\d{1,2})\s?[:=(–-]\s?\(?)?(?P<first>\d{1,2})\s?[x×*]\s?(?P<second>\d{1,2})\)?"
    r"(?:\s?=\s?(?P<after>\d{1,2}))?\)?", re.IGNORECASE)
_SIDE = "likelihood|probability|impact|severity|[LIP]"
_ORDER = re.compile(rf"\b(?P<first>{_SIDE})\s?[x×*]\s?(?P<second>{_SIDE})\b", re.IGNORECASE)
_WORDED = re.compile(r"(?:[A-Za-z]+[\s(:–-]+){0,3}(?P<value>\d{1,2})\)?(?:[\s(:–-]+[A-Za-z]+\)?){0,3}")
_LETTERS = {"l": "likelihood", "p": "likelihood", "probability": "likelihood", "i": "impact", "severity": "impact", "rating": "score"}


def ratings(cell: Cell, role: str, head: str) -> Mapping[str, Figure]:
    """The figures of one cell in a column of this role, by role; empty where it prints no more than a plain figure."""
    stage = STAGES.get(role)
    if stage is not None and (found := _labelled(cell) or _product(cell, head)):
        return {f"{stage}{side}": figure for side, figure in found.items()}
    return _worded(cell, role) if role in RATED and read_value(cell.text) is None else {}


def _labelled(cell: Cell) -> dict[str, Figure]:
    """Each number with its label, where the cell prints nothing else; two numbers of one label are none."""
    for pattern in (_LABELLED, _VALUED):
        found: dict[str, Figure] = {}
        end = 0
        for pair in pattern.finditer(cell.text):
            side = pair["label"].casefold()
            side = _LETTERS.get(side, side)
            if side in found or not _BETWEEN.fullmatch(cell.text[end : pair.start()]):
                return {}
            found[side], end = count(cell.words, *pair.span("value"), cell.page), pair.end()
        rest = cell.text[end:]
        if total := _TOTAL.fullmatch(rest):
            found.setdefault("score", count(cell.words, end + total.start("value"), end + total.end("value"), cell.page))
        elif not _BETWEEN.fullmatch(rest):
            continue
        if len(found) >= 2:
            return found
    return {}


def _product(cell: Cell, head: str) -> dict[str, Figure]:
    """Two numbers and what they make; which is which the head says, or nobody does and only the score is taken."""
    match, order = _PRODUCT.fullmatch(cell.text.strip()), _ORDER.search(head)
    if match is None:
        return {}
    shift = len(cell.text) - len(cell.text.lstrip())
    named = {"score": "before" if match["before"] else "after"} if match["before"] or match["after"] else {}
    if order:
        sides = [_LETTERS.get(label.casefold(), label.casefold()) for label in (order["first"], order["second"])]
        named |= {sides[0]: "first", sides[1]: "second"} if set(sides) == {"likelihood", "impact"} else {}
    return {side: count(cell.words, match.start(group) + shift, match.end(group) + shift, cell.page) for side, group in named.items()}


def _worded(cell: Cell, role: str) -> dict[str, Figure]:
    """One number and the word for it: "4 - Likely", "Red 20"."""
    match = _WORDED.fullmatch(cell.text)
    if match is None or not any(letter.isalpha() for letter in cell.text) or not _says_a_level(cell.text):
        return {}
    return {role: count(cell.words, *match.span("value"), cell.page)}


def _says_a_level(text: str) -> bool:
    """Whether the words beside a number are of a level or a status, and not of something that is counted: "3 months"."""
    levels = vocabulary().rows["levels"]
    said = re.findall(r"[a-z]+", text.casefold())
    return all(any((word,) == level or word in level for level in levels) or word in vocabulary().statuses for word in said)

"""Figures that carry their own labels: "Latest: 74% | Target: 80% | Previous: 71%"; of an indicator, or of a risk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.model import Figure, Word
from extractor.figures import read_figure
from extractor.readers.texts.spans import between
from extractor.vocabulary import sense, vocabulary
from extractor.vocabulary import words as words_of

PAIR = re.compile(
    r"(?P<label>(?:Q[1-4] )?[A-Z][A-Za-z/-]*(?: [A-Za-z/-]+){0,3}):\s*"
    r"(?P<value>[-–(]?£?\d[\d.,]*(?:\s?(?:%|bn\b|[km]\b))?\)?|n/?a\b|tbc\b|red\b|amber\b|green\b|blue\b)"
    r"(?:\s\([A-Za-z ]+\))?", re.IGNORECASE)
_BETWEEN = " |;,·•"
ASSESSED = frozenset({"score", "likelihood", "impact", "probability", "severity", "risk", "risks"})
"""Words of the labels by which a card or a form is known to be of a risk."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """What words say label by label, and what stands behind it."""

    kind: Literal["indicator", "risk"]
    figures: dict[str, Figure]
    details: dict[str, str]
    rest: str
    status: str = ""


def labelled(words: Sequence[Word], page: int) -> Labelled | None:
    """None where no label of a figure stands at the beginning; what has a label of no role goes to the details."""
    text, end = " ".join(word.text for word in words), 0
    kind = _kind(text)
    figures: dict[str, Figure] = {}
    details: dict[str, str] = {}
    status = ""
    for pair in PAIR.finditer(text):
        if text[end : pair.start()].strip(_BETWEEN):
            break
        end = pair.end()
        meant = sense(pair["label"], kind)
        figure = read_figure(between(words, pair.start("value"), pair.end("value")), page)
        if pair["value"].casefold() in vocabulary().statuses:
            status = pair["value"]
        elif meant and meant.group == kind and figure:
            figures.setdefault(meant.role, figure)
        else:
            details[pair["label"].casefold()] = pair["value"]
    return Labelled(kind, figures, details, text[end:].strip(_BETWEEN), status) if figures else None


def _kind(text: str) -> Literal["indicator", "risk"]:
    """Of a risk where two labels or more speak of its assessment."""
    labels = (pair["label"] for pair in PAIR.finditer(text))
    return "risk" if sum(bool(ASSESSED & set(words_of(label))) for label in labels) >= 2 else "indicator"

"""What lifts a match above others, for every engine alike: where a word stands, what a record is about, words that stand together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from search.query import And, Field, Lesser, Or, Phrase, Query, Word
from search.words import stems

HEAD = 1.5
"""A word in the heading, the name or the caption counts so many times more than elsewhere."""
TOGETHER = 1.0
"""The words of a query that stand together, in order, count so many times as a phrase. It is the dearest to find out: an engine may do so
for some hundreds of the matches that are best without it."""
CODE = 6.0
"""Score for a code that is what was typed."""
ABOUT = 3.0
"""Score for a record that is about a theme that the query meets; others mention it."""
_LOOSE = 2
"""Words that may stand between those that stand together."""
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Lift:
    """Tokens in a stream or a tag, and what they add: times their own score in a stream, as they are for a tag."""

    where: Literal["head", "stems", "tags"]
    tokens: tuple[str, ...]
    weight: float
    slop: int = 0
    """Other words allowed between the tokens."""


def lifts(tree: Query) -> list[Lift]:
    """Nothing here decides whether a record matches."""
    match tree:
        case Word(text) | Phrase(text):
            return _named(stems(text))
        case Field("about", slug) | Lesser(And((Field("theme", slug), *_))):
            return [Lift("tags", (f"about={slug}",), ABOUT)]
        case And(parts):
            run = tuple(part for each in parts if isinstance(each, Word) for part in stems(each.text))
            together = [Lift("stems", run, TOGETHER, _LOOSE)] if 2 <= len(run) <= _LONGEST else []
            return together + [lift for each in parts for lift in lifts(each)]
        case Or(parts):
            return [lift for each in parts for lift in lifts(each)]
        case _:
            return []


def _named(parts: list[str]) -> list[Lift]:
    code = [Lift("tags", (f"code={' '.join(parts)}",), CODE)] if any(part.isdigit() for part in parts) else []
    return [Lift("head", (part,), HEAD) for part in parts] + code

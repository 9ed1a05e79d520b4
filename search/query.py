"""What is asked for: a small frozen tree that no engine owns. `str` of a tree is what a person could have typed for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

FieldName = Literal["kind", "authority", "family", "theme", "about", "rag", "direction", "period", "region", "code", "report", "without"]
Order = Literal["<", "<=", ">", ">=", "="]
Unit = Literal["", "%"]


LESSER = 1 / 3


@dataclass(frozen=True, slots=True)
class All:
    """Everything."""

    def __str__(self) -> str:
        return "*"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as meant: stemmed, spellings and family included. One that falls into several tokens (NI_068) is looked for as a phrase."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words exactly as said, one after the other; a single one is looked for as printed, unstemmed."""

    text: str

    def __str__(self) -> str:
        return f'"{self.text}"'


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so."""

    text: str

    def __str__(self) -> str:
        return f"{self.text}*"


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words spelled like this: up to `distance` letters (1 or 2) put in, left out, changed or swapped with their neighbour."""

    text: str
    distance: int = 1

    def __str__(self) -> str:
        return f"{self.text}~" if self.distance == 1 else f"{self.text}~{self.distance}"


@dataclass(frozen=True, slots=True)
class Near:
    """Each word at most `distance` words away from the next one, in either order."""

    words: tuple[Word, ...]
    distance: int = 10

    def __str__(self) -> str:
        return f" NEAR/{self.distance} ".join(map(str, self.words))


@dataclass(frozen=True, slots=True)
class Field:
    """A property by its value: codes, slugs and other names as the index holds them."""

    name: FieldName
    value: str

    def __str__(self) -> str:
        # A bare period would take a quarter that follows it as its own.
        quoted = self.name == "period" or not self.value or set(self.value) & set(" (),")
        return f'{self.name}:"{self.value}"' if quoted else f"{self.name}:{self.value}"


@dataclass(frozen=True, slots=True)
class Compare:
    """A sum of money in the record ("amount", pounds), or its current figure ("value", a percentage if the unit is one)."""

    name: Literal["amount", "value"]
    order: Order
    number: float
    unit: Unit = ""

    def __str__(self) -> str:
        number = f"{self.number:.0f}" if self.number.is_integer() and abs(self.number) < 1e15 else repr(self.number)
        return f"{self.name}{self.order}{number}{self.unit}"


@dataclass(frozen=True, slots=True)
class Since:
    """A period that ends on this day or later."""

    day: date

    def __str__(self) -> str:
        return f"since:{self.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Until:
    """A period that begins on this day or earlier."""

    day: date

    def __str__(self) -> str:
        return f"until:{self.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Not:
    part: Query

    def __str__(self) -> str:
        return f"-({self.part})" if isinstance(self.part, And | Or | Near | Not) else f"-{self.part}"


@dataclass(frozen=True, slots=True)
class And:
    """All of two and more parts."""

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        return " ".join(map(_bracketed, self.parts))


@dataclass(frozen=True, slots=True)
class Or:
    """Any of two and more parts."""

    parts: tuple[Query, ...]

    def __str__(self) -> str:
        return " OR ".join(map(_bracketed, self.parts))


@dataclass(frozen=True, slots=True)
class Lesser:
    """Matches as its part does and weighs a third of it. Nobody types it: related terms come in by it."""

    part: Query

    def __str__(self) -> str:
        return f"({self.part})"


Query = All | Word | Phrase | Prefix | Fuzzy | Near | Field | Compare | Since | Until | Not | And | Or | Lesser


def _bracketed(part: Query) -> str:
    return f"({part})" if isinstance(part, And | Or | Near) else str(part)


def every(parts: Iterable[Query]) -> Query:
    """All of them; one alone is itself, none is everything."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, And) else (part,))]
    return And(tuple(flat)) if len(flat) > 1 else flat[0] if flat else All()


def either(parts: Iterable[Query]) -> Query:
    """Any of them; one alone is itself, none is everything."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, Or) else (part,))]
    return Or(tuple(flat)) if len(flat) > 1 else flat[0] if flat else All()


def alternatives(tree: Query) -> Query:
    """A small "or" makes alternatives of the two beside it: "agency or locum costs" are the costs of either."""
    if not isinstance(tree, And):
        return tree
    parts: list[Query] = []
    waiting = False
    for at, part in enumerate(tree.parts):
        following = tree.parts[at + 1] if at + 1 < len(tree.parts) else None
        if waiting:
            parts[-1] = either([parts[-1], part])
            waiting = False
        elif part == Word("or") and parts and _is_option(parts[-1]) and following is not None and _is_option(following):
            waiting = True
        else:
            parts.append(part)
    return every(parts)


def _is_option(part: Query) -> bool:
    said = part.text.lower() if isinstance(part, Word) else ""
    return isinstance(part, Phrase | Prefix | Fuzzy | Field | Or) or said not in ("", "or", "and", "not", "near")

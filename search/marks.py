"""Which words of a text are what a query found: by the analyser that indexed them, phrases as phrases, filters never."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from search.expand import understand
from search.query import And, Fuzzy, Near, Or, Phrase, Prefix, Query, Word
from search.words import Token, aligned, exact, stems


def matched(query: str | Query, words: Sequence[str]) -> tuple[int, ...]:
    """Indices, counted from 0 and in order, of the words that a query matches. `words` follow each other as on the page."""
    tree = understand(query).tree if isinstance(query, str) else query
    exacts, stemmed = aligned(words)
    found = {index for token in _marked(tree, exacts, stemmed) for index in range(token.first, token.last + 1)}
    return tuple(sorted(found))


def _marked(tree: Query, exacts: list[Token], stemmed: list[Token]) -> list[Token]:
    match tree:
        case And(parts) | Or(parts):
            return [token for part in parts for token in _marked(part, exacts, stemmed)]
        case Word(text):
            return _runs(stems(text), stemmed)
        case Phrase(text):
            return _runs(exact(text), exacts)
        case Prefix(text):
            beginning = "".join(exact(text))
            return [token for token in exacts if token.text.startswith(beginning)]
        case Fuzzy(text, distance):
            meant = "".join(exact(text))
            return [token for token in exacts if _alike(token.text, meant, distance)]
        case Near(words, distance):
            return _near(words, distance, stemmed)
        case _:
            return []


def _starts(sequence: Sequence[str], tokens: list[Token]) -> list[int]:
    size = len(sequence)
    if not size:
        return []
    first = sequence[0]
    return [
        at
        for at, token in enumerate(tokens)
        if token.text == first and (size == 1 or [each.text for each in tokens[at : at + size]] == list(sequence))
    ]


def _runs(sequence: Sequence[str], tokens: list[Token]) -> list[Token]:
    return [token for at in _starts(sequence, tokens) for token in tokens[at : at + len(sequence)]]


def _near(words: Sequence[Word], distance: int, tokens: list[Token]) -> list[Token]:
    """Each neighbouring pair where it stands near enough, if every pair does so somewhere.

    Distances run from the last token of the first word to the first token of the second.
    """
    found: list[Token] = []
    for one, other in pairwise(words):
        a, b = stems(one.text), stems(other.text)
        before = len(found)
        for here in _starts(a, tokens):
            for there in _starts(b, tokens):
                if 0 < abs(there - (here + len(a) - 1)) <= distance:
                    found += [*tokens[here : here + len(a)], *tokens[there : there + len(b)]]
        if len(found) == before:
            return []
    return found


def _alike(one: str, other: str, most: int) -> bool:
    """Whether at most `most` letters were put in, left out, changed or swapped with their neighbour."""
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, meant in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != meant))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == meant:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1] <= most

"""Which words of a text are what a query found: by the analyser that indexed them, phrases as phrases, filters never."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from search.expand import understand
from search.query import And, Field, Fuzzy, Lesser, Near, Or, Phrase, Prefix, Query, Word, either, every
from search.words import Stream, aligned, exact, stems

_LINE_END = re.compile("[-\u00ad‐] ")


def matched(query: str | Query, words: Sequence[str]) -> tuple[int, ...]:
    """Indices, counted from 0 and in order, of the words that a query matches. `words` follow each other as on the page."""
    return finder(understand(query).tree if isinstance(query, str) else query)(words)


@lru_cache(1024)
def about(tree: Query, themes: tuple[str, ...]) -> Query:
    """What can have matched in a record of these themes: related terms count only where the record speaks of their theme."""
    match tree:
        case And(parts):
            return every([about(part, themes) for part in parts])
        case Or(parts):
            return either([about(part, themes) for part in parts if not _is_foreign(part, themes)])
        case Lesser(part):
            return Lesser(about(part, themes))
        case _:
            return tree


def _is_foreign(part: Query, themes: tuple[str, ...]) -> bool:
    """Whether it is a theme's related terms beside its own words, in a record that is not of the theme."""
    match part:
        case Lesser(And((Field("theme", slug), *_))):
            return slug not in themes
        case _:
            return False


@dataclass(frozen=True, slots=True)
class Finder:
    """What `matched` is for one query and many passages, most of which have none of its words."""

    tree: Query
    exacts: frozenset[str]
    """Tokens that something which is looked for begins with, exact and stem: where there is none of them, nothing matches."""
    stemmed: frozenset[str]
    loose: bool
    """Whether beginnings or spellings are looked for, which no token can stand for."""

    def __call__(self, words: Sequence[str]) -> tuple[int, ...]:
        exacts, stemmed = aligned(words)
        found: set[int] = set()
        if self.loose or not (self.stemmed.isdisjoint(stemmed.tokens) and self.exacts.isdisjoint(exacts.tokens)):
            found = _marked(self.tree, exacts, stemmed)
        if _LINE_END.search(" ".join(words)) and any(map(_is_broken, words, words[1:])):
            found |= _across_lines(self.tree, words)
        return tuple(sorted(found))


@lru_cache(256)
def finder(tree: Query) -> Finder:
    leaves = tuple(_leaves(tree))
    words = [word for leaf in leaves for word in (leaf.words if isinstance(leaf, Near) else (leaf,))]
    return Finder(
        tree,
        frozenset(token for word in words if isinstance(word, Phrase) for token in _tokens(exact, word.text)[:1]),
        frozenset(token for word in words if isinstance(word, Word) for token in _tokens(stems, word.text)[:1]),
        any(isinstance(leaf, Prefix | Fuzzy) for leaf in leaves),
    )


def _leaves(tree: Query) -> Iterator[Query]:
    """All that may be marked."""
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part)
        case Lesser(part):
            yield from _leaves(part)
        case Word() | Phrase() | Prefix() | Fuzzy() | Near():
            yield tree


def _is_broken(word: str, following: str) -> bool:
    """Whether a word may go on in the next line: "place-" and "ments". It may as well be two with a hyphen: both are tried."""
    return len(word) > 1 and word[-1] in "-\u00ad‐" and following[:1].islower()


def _across_lines(tree: Query, words: Sequence[str]) -> set[int]:
    """Indices of what matches once words that a line's end may have broken are whole again."""
    whole: list[str] = []
    parts: list[list[int]] = []
    for index, word in enumerate(words):
        if index and _is_broken(words[index - 1], word):
            whole[-1] = whole[-1][:-1] + word
            parts[-1].append(index)
        else:
            whole.append(word)
            parts.append([index])
    return {index for place in _marked(tree, *aligned(whole)) for index in parts[place]}


def _marked(tree: Query, exacts: Stream, stemmed: Stream) -> set[int]:
    match tree:
        case And(parts) | Or(parts):
            return {index for part in parts for index in _marked(part, exacts, stemmed)}
        case Lesser(part):
            return _marked(part, exacts, stemmed)
        case Word(text):
            return _runs(_tokens(stems, text), stemmed)
        case Phrase(text):
            return _runs(_tokens(exact, text), exacts)
        case Prefix(text):
            beginning = "".join(_tokens(exact, text))
            return {index for token, index in zip(exacts.tokens, exacts.words, strict=True) if token.startswith(beginning)}
        case Fuzzy(text, distance):
            meant = "".join(_tokens(exact, text))
            return {index for token, index in zip(exacts.tokens, exacts.words, strict=True) if _alike(token, meant, distance)}
        case Near(words, distance):
            return _near(words, distance, stemmed)
        case _:
            return set()


@lru_cache(10_000)
def _tokens(analyse: Callable[[str], list[str]], text: str) -> tuple[str, ...]:
    """A query's own words are the same for every passage."""
    return tuple(analyse(text))


def _starts(sequence: tuple[str, ...], tokens: tuple[str, ...]) -> list[int]:
    if not sequence or sequence[0] not in tokens:
        return []
    size, first = len(sequence), sequence[0]
    return [at for at, token in enumerate(tokens) if token == first and (size == 1 or tokens[at : at + size] == sequence)]


def _runs(sequence: tuple[str, ...], stream: Stream) -> set[int]:
    return {index for at in _starts(sequence, stream.tokens) for index in stream.words[at : at + len(sequence)]}


def _near(words: Sequence[Word], distance: int, stream: Stream) -> set[int]:
    """Each neighbouring pair where it stands near enough, if every pair does so somewhere.

    Distances run from the last token of the first word to the first token of the second.
    """
    found: set[int] = set()
    for one, other in pairwise(words):
        a, b = _tokens(stems, one.text), _tokens(stems, other.text)
        pairs = [(here, there) for here in _starts(a, stream.tokens) for there in _starts(b, stream.tokens)]
        close = [(here, there) for here, there in pairs if 0 < abs(there - (here + len(a) - 1)) <= distance]
        if not close:
            return set()
        found |= {index for here, there in close for index in (*stream.words[here : here + len(a)], *stream.words[there : there + len(b)])}
    return found


@lru_cache(100_000)
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

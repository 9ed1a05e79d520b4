"""Phrases of the shorthand, found in sentences by spaCy's matchers.

Phrases that are plain rows of words go to a PhraseMatcher, which reads a sentence once for all of them. Each phrase with gaps needs a token
matcher; most are impossible in most sentences, which a set of words tells far faster than a matcher, so it runs only where every word
stands that the phrase can't do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span

from extractor.themes.shorthand import TokenPattern, needed, token_patterns

_WORDS = re.compile(r"[^\W_]+")


class Found(NamedTuple):
    """Where a phrase stands: tokens of the document, the end not included."""

    key: str
    start: int
    end: int


class Known(NamedTuple):
    """A phrase with gaps, the words it needs (of each set one), and its matcher."""

    key: str
    needs: list[frozenset[str]]
    matcher: Matcher


def words_of(text: str) -> frozenset[str]:
    """The words of a levelled text in lower case."""
    return frozenset(_WORDS.findall(text.lower()))


class Phrases:
    """Many phrases, each under a key such as a theme's slug. A phrase without one word that it needs raises ValueError."""

    def __init__(self, nlp: Language, phrases: Iterable[tuple[str, str]]) -> None:
        self._strings = nlp.vocab.strings
        self._plain: dict[str, PhraseMatcher] = {}
        self._by_word: dict[str, list[Known]] = {}
        self._needs: dict[str, list[list[frozenset[str]]]] = {}
        for key, phrase in phrases:
            for pattern in token_patterns(phrase, lambda word: [token.text for token in nlp.make_doc(word)]):
                needs = needed(pattern)
                if not needs:
                    raise ValueError(f"{key}: {phrase!r} can be left out word by word, so it would be found everywhere")
                self._add(nlp, key, pattern, needs)
        self._words = frozenset(self._needs)
        self._words_of_gapped = frozenset(self._by_word)

    def _add(self, nlp: Language, key: str, pattern: TokenPattern, needs: list[frozenset[str]]) -> None:
        """Sees that the pattern is looked for: with the plain ones if it is one, by a matcher of its own otherwise."""
        rarest = max(needs, key=lambda words: min(map(len, words)))
        for word in rarest:
            self._needs.setdefault(word, []).append(needs)
        attributes = {attribute for token in pattern for attribute in token}
        if len(attributes) == 1:
            (attribute,) = attributes
            plain = self._plain.setdefault(attribute, PhraseMatcher(nlp.vocab, attr=attribute))
            rows = product(*(token[attribute]["IN"] for token in pattern))
            plain.add(key, [Doc(nlp.vocab, words=list(row)) for row in rows])
            return
        known = Known(key, needs, Matcher(nlp.vocab))
        known.matcher.add(key, [[_plainly(token) for token in pattern]])
        for word in rarest:
            self._by_word.setdefault(word, []).append(known)

    def possible(self, words: frozenset[str]) -> bool:
        """Whether a text of these words could hold any of the phrases."""
        return any(_has_all(words, needs) for word in words & self._words for needs in self._needs[word])

    def find(self, span: Span, words: frozenset[str]) -> list[Found]:
        """All places of all phrases in a span; `words` are those of the span."""
        if not self.possible(words):
            return []
        # A PhraseMatcher counts tokens from the start of the document, a Matcher from the start of the span.
        found = {Found(self._strings[key], start, end) for plain in self._plain.values() for key, start, end in plain(span)}
        for word in words & self._words_of_gapped:
            for key, needs, matcher in self._by_word[word]:
                if _has_all(words, needs):
                    found.update(Found(key, span.start + start, span.start + end) for _, start, end in matcher(span))
        return sorted(found)


def _has_all(words: frozenset[str], needs: list[frozenset[str]]) -> bool:
    return not any(map(words.isdisjoint, needs))


def _plainly(token: dict[str, Any]) -> dict[str, Any]:
    """The token with the one word of a set of one: spaCy compares a word itself, but asks Python about each set."""
    return {name: said["IN"][0] if name in ("LOWER", "ORTH") and len(said["IN"]) == 1 else said for name, said in token.items()}

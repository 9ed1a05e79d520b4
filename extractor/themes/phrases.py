"""Phrases of the shorthand, found in sentences by spaCy's matchers.

Phrases that are plain rows of words go to a PhraseMatcher, which reads a sentence once for all of them. Each phrase with gaps needs a token
matcher; most are impossible in most sentences, which a set of words tells far faster than a matcher, so it runs only where every word
stands that the phrase can't do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span

from extractor.themes.shorthand import TokenPattern, level, needed, token_patterns

_WORDS = re.compile(r"[^\W_]+")


class Found(NamedTuple):
    """Where a phrase stands: tokens of the document, the end not included."""

    key: str
    start: int
    end: int


class Known(NamedTuple):
    """A phrase, the words it needs (of each set one), and its own matcher if it has gaps."""

    key: str
    needs: list[frozenset[str]]
    matcher: Matcher | None


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(_WORDS.findall(level(text).lower()))


class Phrases:
    """Many phrases, each under a key such as a theme's slug. A phrase without one word that it needs raises ValueError."""

    def __init__(self, nlp: Language, phrases: Iterable[tuple[str, str]]) -> None:
        self._strings = nlp.vocab.strings
        self._plain = {attribute: PhraseMatcher(nlp.vocab, attr=attribute) for attribute in ("LOWER", "ORTH")}
        self._known: list[Known] = []
        self._by_word: dict[str, list[int]] = {}
        for key, phrase in phrases:
            for pattern in token_patterns(phrase, lambda word: [token.text for token in nlp.make_doc(word)]):
                needs = needed(pattern)
                if not needs:
                    raise ValueError(f"{key}: {phrase!r} can be left out word by word, so it would be found everywhere")
                for word in max(needs, key=lambda words: min(map(len, words))):
                    self._by_word.setdefault(word, []).append(len(self._known))
                self._known.append(Known(key, needs, self._matcher(nlp, key, pattern)))
        self._words = frozenset(self._by_word)

    def _matcher(self, nlp: Language, key: str, pattern: TokenPattern) -> Matcher | None:
        """Sees that the pattern is looked for: with the plain ones if it is one, by a matcher of its own otherwise."""
        attributes = {attribute for token in pattern for attribute in token}
        if len(attributes) == 1:
            (attribute,) = attributes
            rows = product(*(token[attribute]["IN"] for token in pattern))
            self._plain[attribute].add(key, [Doc(nlp.vocab, words=list(row)) for row in rows])
            return None
        matcher = Matcher(nlp.vocab)
        matcher.add(key, [pattern])
        return matcher

    def possible(self, words: frozenset[str]) -> list[int]:
        """Which phrases a text of these words could hold, by their number."""
        met = words & self._words
        return sorted({number for word in met for number in self._by_word[word] if self._has_all(number, words)})

    def find(self, span: Span) -> list[Found]:
        """All places of all phrases in a span."""
        possible = [self._known[number] for number in self.possible(words_of(span.text))]
        if not possible:
            return []
        # A PhraseMatcher counts tokens from the start of the document, a Matcher from the start of the span.
        found = [Found(self._strings[key], start, end) for plain in self._plain.values() for key, start, end in plain(span)]
        for key, _, matcher in possible:
            if matcher is not None:
                found += [Found(key, span.start + start, span.start + end) for _, start, end in matcher(span)]
        return found

    def _has_all(self, number: int, words: frozenset[str]) -> bool:
        return not any(words.isdisjoint(one) for one in self._known[number].needs)

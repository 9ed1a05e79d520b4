"""Phrases of the shorthand, found in sentences by spaCy's token matchers.

Most phrases are impossible in most sentences, which a set of words tells far faster than a matcher. So each phrase has a matcher of
its own, and that runs only where every word stands that the phrase can't do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Span

from extractor.themes.shorthand import level, needed, token_patterns

_WORDS = re.compile(r"[^\W_]+")


class Found(NamedTuple):
    """Where a phrase stands: tokens counted from the start of what was searched, the end not included."""

    key: str
    start: int
    end: int


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(_WORDS.findall(level(text).lower()))


class Phrases:
    """Many phrases, each under a key such as a theme's slug. A phrase without one word that it needs raises ValueError."""

    def __init__(self, nlp: Language, phrases: Iterable[tuple[str, str]]) -> None:
        def split(word: str) -> list[str]:
            return [token.text for token in nlp.make_doc(word)]

        self._known: list[tuple[str, list[frozenset[str]], Matcher]] = []
        self._by_word: dict[str, list[int]] = {}
        for key, phrase in phrases:
            for pattern in token_patterns(phrase, split):
                needs = needed(pattern)
                if not needs:
                    raise ValueError(f"{key}: {phrase!r} can be left out word by word, so it would be found everywhere")
                matcher = Matcher(nlp.vocab)
                matcher.add(key, [pattern])
                for word in max(needs, key=lambda words: min(map(len, words))):
                    self._by_word.setdefault(word, []).append(len(self._known))
                self._known.append((key, needs, matcher))
        self._words = frozenset(self._by_word)

    def possible(self, words: frozenset[str]) -> list[int]:
        """Which phrases a text of these words could hold, by their number."""
        met = words & self._words
        return sorted({number for word in met for number in self._by_word[word] if self._has_all(number, words)})

    def find(self, span: Span, words: frozenset[str]) -> list[Found]:
        """All places of all phrases; `words` are those of the span."""
        found = []
        for number in self.possible(words):
            key, _, matcher = self._known[number]
            found += [Found(key, start, end) for _, start, end in matcher(span)]
        return found

    def _has_all(self, number: int, words: frozenset[str]) -> bool:
        return not any(words.isdisjoint(one) for one in self._known[number][1])

"""Which way a sentence says that an amount went: by words kept in directions.toml, and only where they agree."""

from __future__ import annotations

import tomllib
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Span

from extractor.themes.phrases import Phrases

_FILE = Path(__file__).with_name("directions.toml")


class Compass:
    """Reads directions.toml once; `direction` may be asked for every sentence."""

    def __init__(self, nlp: Language) -> None:
        said = tomllib.loads(_FILE.read_text(encoding="utf-8"))
        self._ranks: list[tuple[str, ...]] = [tuple(rank) for rank in said["rank"]]
        ways = [(direction, phrase) for rank in said["rank"] for direction, phrases in rank.items() for phrase in phrases]
        self._ways = Phrases(nlp, ways)
        self._none = Phrases(nlp, [("none", phrase) for phrase in said["none"]["phrases"]])
        self._offset = Phrases(nlp, [("offset", phrase) for phrase in said["offset"]["phrases"]])

    def turns(self, span: Span, words: frozenset[str]) -> list[int]:
        """The tokens at which the sentence turns to what goes the other way."""
        return [one.start for one in self._offset.find(span, words)]

    def direction(self, span: Span, words: frozenset[str]) -> str | None:
        """"overspend", "underspend", "saving", "increase" or "decrease"; None where nothing or both is said."""
        ways = self._ways.find(span, words)
        if not ways:
            return None
        without = self._none.find(span, words)
        found = {way.key for way in ways if not any(no.start < way.end and way.start < no.end for no in without)}
        for rank in self._ranks:
            said = found.intersection(rank)
            if said:
                return said.pop() if len(said) == 1 else None
        return None

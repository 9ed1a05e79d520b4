"""From what was typed to what is looked for: little words don't count, themes that the query meets bring related terms, visibly."""

from __future__ import annotations

from search.engine import Understood
from search.parse import parse
from search.query import And, Query, Word, every
from search.words import exact, spellings


def understand(given: str) -> Understood:
    """A query as the engines get it, with all that is to be said about it."""
    parsed = parse(given)
    return Understood(given, str(parsed.tree) if given.strip() else "", parsed.notes, (), without_little_words(parsed.tree))


def without_little_words(tree: Query) -> Query:
    """Words like "of" are left away wherever another part says more."""
    if not isinstance(tree, And):
        return tree
    kept = [part for part in tree.parts if not (isinstance(part, Word) and _is_little(part.text))]
    return every(kept) if kept else tree


def _is_little(text: str) -> bool:
    return all(word in spellings().stopwords for word in exact(text))

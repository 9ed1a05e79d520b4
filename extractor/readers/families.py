"""Of which family the rows of a table are: indicators, or those of them that are of the workforce."""

from __future__ import annotations

from corpus.model import Family
from extractor.readers.reader import Seen
from extractor.vocabulary import contains, vocabulary, words

MOST_WORDS = 4
"""A heading of more words speaks of more than the workforce."""


def family(seen: Seen) -> Family:
    """Rows right under a heading that names the workforce, and does little else, are of the workforce."""
    for near in (*seen.section[-1:], seen.caption):
        said = tuple(word for word in words(near) if not word.isdigit())
        if len(said) <= MOST_WORDS and any(contains(said, phrase) for phrase in vocabulary().rows["workforce"]):
            return "workforce"
    return "indicator"

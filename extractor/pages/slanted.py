"""Words that run aslant over the page ("DRAFT"): stamped on it, and part of no line and no table. Pure geometry; knows no PDF library."""

from __future__ import annotations

from collections import defaultdict

from corpus.model import Page, Span, Word

_SHORTEST = 3
"""Letters; a shorter word is too small to tell how it runs."""
_ASIDE = 1.6
"""In type sizes: a level or upright word is narrower than this one way or the other, a slanted one wider in both."""


def slanted(page: Page) -> tuple[Word, ...]:
    """The words of a page that run neither level nor upright. Needs the page's spans."""
    wide = [word for word in page.words if len(word.text) >= _SHORTEST and word.box.height > 10 and word.box.width > 10]
    spans: dict[int, list[Span]] = defaultdict(list)
    lines = {word.line for word in wide}
    for span in page.spans:
        if span.line in lines:
            spans[span.line].append(span)
    return tuple(word for word in wide if spans[word.line] and _is_slanted(word, max(span.size for span in spans[word.line])))


def _is_slanted(word: Word, size: float) -> bool:
    return min(word.box.height, word.box.width) > _ASIDE * size

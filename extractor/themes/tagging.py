"""Themes and mentions, sentence by sentence. No model, nothing learnt: the same text gives the same answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

import spacy
from spacy.tokens import Doc, Span

from corpus.model import Amount, AnyRecord, Commentary, Measure, Mention
from corpus.themes import Theme, themes
from extractor.figures import amounts
from extractor.themes.directions import Compass
from extractor.themes.phrases import Found, Phrases, words_of
from extractor.themes.shorthand import level

_HEADING_WORDS = 14
"""A heading longer than this is a sentence that was set like a heading, and says nothing of what follows."""
_ENDS = re.compile(r"(?<=\d[mk]\.)\s+(?=[A-Z])")
"""Where a sentence ends in "£1.6m.", which spaCy takes for one word with its stop."""
_ABBREVIATIONS = ("Qtr.", "qtr.", "No.", "Nos.", "para.", "approx.", "Cllr.", "incl.", "excl.", "vs.")
"""Their stop ends no sentence."""
_NAMED = 1000
"""What a theme weighs that the record is named for: more than any number of mentions."""


def tag(record: AnyRecord) -> AnyRecord:
    """The record with its themes, the ones it is most about first, and with its mentions, in reading order."""
    names, texts = _passages(record)
    mentions = tuple(mention for text in texts for mention in _tagger().mentions(text))
    weight = Counter(mention.theme for mention in mentions)
    named = next(filter(None, map(_tagger().mentions, names)), ())
    weight.update({mention.theme: _NAMED for mention in named})
    return replace(record, themes=tuple(sorted(weight, key=lambda theme: (-weight[theme], theme))), mentions=mentions)


def _passages(record: AnyRecord) -> tuple[list[str], list[str]]:
    """What may name the record's subject, the nearest first, and all that the record itself says.

    A passage is named by its innermost heading, a measure or a table by its own name or else by the heading ("Total", under "Fostering").
    The outermost heading names nothing: it is the report's title as a rule, and would name all.
    """
    headings = [heading for heading in record.section[1:][-1:] if len(heading.split()) <= _HEADING_WORDS]
    if isinstance(record, Commentary):
        return headings, [record.text]
    if isinstance(record, Measure):
        return [record.name, *headings], [record.name, record.note]
    return [record.caption, *headings], [record.caption, *record.columns, *(cell for row in record.rows for cell in row)]


class Tagger:
    """All themes at once. `mentions` remembers what it has read, since reports say the same in a table, a measure and a paragraph."""

    def __init__(self, known: Iterable[Theme]) -> None:
        self._nlp = spacy.blank("en")
        vocab: Any = self._nlp.vocab
        asked = [vocab.strings[name] for name in ("LOWER", "IS_PUNCT")]  # the twenty others of each new word would take a third of the time
        vocab.lex_attr_getters = {attribute: vocab.lex_attr_getters[attribute] for attribute in asked}
        self._nlp.add_pipe("sentencizer")
        tokenizer: Any = self._nlp.tokenizer
        for short in _ABBREVIATIONS:
            tokenizer.add_special_case(short, [{"ORTH": short}])
        known = tuple(known)
        self._speak = Phrases(self._nlp, [(theme.slug, phrase) for theme in known for phrase in theme.patterns])
        self._look_like = Phrases(self._nlp, [(theme.slug, phrase) for theme in known for phrase in theme.not_patterns])
        self._compass = Compass(self._nlp)
        self.mentions = lru_cache(maxsize=20_000)(self._mentions)

    def _mentions(self, text: str) -> tuple[Mention, ...]:
        """The mentions of a text in the order of its sentences and, within one, by slug."""
        return tuple(mention for line in text.splitlines() for part in _ENDS.split(line) for mention in self._of_line(part))

    def _of_line(self, line: str) -> Iterator[Mention]:
        levelled = level(line)
        if not self._speak.possible(words_of(levelled)):
            return
        for span in self._nlp(levelled).sents:
            sentence = Part(span, line)
            places = self._places(sentence)
            if places:
                clauses = _clauses(sentence, line, self._compass)
                for slug, starts in sorted(places.items()):
                    yield _mention(slug, sentence.text.strip(), clauses, starts)

    def _places(self, sentence: Part) -> dict[str, list[int]]:
        """For each theme that the sentence speaks of, the tokens of the document at which it begins to."""
        found = self._speak.find(sentence.span, sentence.words)
        like = self._look_like.find(sentence.span, sentence.words) if found else []
        places: dict[str, list[int]] = {}
        for one in found:
            if not any(_overlap(one, other) for other in like):
                places.setdefault(one.key, []).append(one.start)
        return places


class Part:
    """A sentence or a part of one: its tokens, its text as printed and its words."""

    def __init__(self, span: Span, line: str) -> None:
        self.span = span
        self.text = line[span.start_char : span.end_char]
        self.words = words_of(level(self.text))


class Clause:
    """What a part of a sentence gives: read once, whatever number of themes it speaks of."""

    def __init__(self, part: Part, compass: Compass, offset: bool) -> None:
        self._span = part.span
        self.offset = offset
        self.amounts: list[Amount] = [amount for _, _, amount in amounts(part.text)]
        self.direction = compass.direction(part.span, part.words)

    def holds(self, tokens: list[int]) -> bool:
        return any(self._span.start <= token < self._span.end for token in tokens)


def _clauses(sentence: Part, line: str, compass: Compass) -> list[Clause]:
    """The parts that semicolons and words like "offset by" set apart."""
    span = sentence.span
    turns = compass.turns(span, sentence.words)
    semicolons = [token.i + 1 for token in span if token.text == ";"] if ";" in sentence.text else []
    starts = sorted({span.start, *turns, *semicolons} - {span.end})
    if len(starts) == 1:
        return [Clause(sentence, compass, bool(turns))]
    document: Doc = span.doc
    return [Clause(Part(document[start:end], line), compass, start in turns) for start, end in pairwise([*starts, span.end])]


def _mention(slug: str, sentence: str, clauses: list[Clause], tokens: list[int]) -> Mention:
    """With what the theme's own clauses give of amounts and direction or, where they give nothing, what the whole sentence gives."""
    own = [clause for clause in clauses if clause.holds(tokens)]
    given = [amount for clause in own for amount in clause.amounts] or [amount for clause in clauses for amount in clause.amounts]
    others = [] if all(clause.offset for clause in own) else [clause for clause in clauses if not clause.offset]
    return Mention(slug, sentence, tuple(given), _agreed(own) or _agreed(others))


def _agreed(clauses: list[Clause]) -> str | None:
    """The direction of the clauses that say one, None where they differ."""
    said = {clause.direction for clause in clauses if clause.direction}
    return said.pop() if len(said) == 1 else None


def _overlap(one: Found, other: Found) -> bool:
    return one.key == other.key and one.start < other.end and other.start < one.end


@cache
def _tagger() -> Tagger:
    return Tagger(themes())

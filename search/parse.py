"""What people type, to a tree. No input is an error: what cannot be parsed is searched as words, and a note says so.

    agency staff             all of these words, as meant            authority:barnet  rag:red,amber  period:2012/13 Q4
    "agency staff"           exactly these words                     kind: family: theme: direction: region: code: report:
    a OR b,  -c,  (a b)      any, not, brackets                      since:2010/11  until:2013-03-31
    over*  teh~  teh~2       beginnings, spellings                   amount>1m  amount<=£20,000  value<50%
    agency NEAR/5 costs      near, in either order                   without:"bank staff" (a related term left away)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from search.query import All, Compare, Field, FieldName, Fuzzy, Near, Not, Order, Phrase, Prefix, Query, Since, Until, Word, either, every
from search.values import FIELD_NAMES, day, resolve
from search.words import exact

LONGEST = 2_000
"""Characters of a query; the rest is left away."""
DEEPEST = 20
"""Brackets within brackets; deeper ones are read as if they were not there."""
MOST = 100
"""Terms of a query."""

_SPACE = re.compile(r"[\s\x00-\x1f]+")
_QUOTED = re.compile(r'"([^"]*)"')
_COMPARE = re.compile(
    r"(amount|value)\s*:?\s*(<=|>=|<|>|=)\s*(-?)£?(\d[\d,]*(?:\.\d+)?(?:e[+-]?\d{1,3})?)(k|m|bn|thousand|million|billion)?(%?)(?=[\s()\"]|$)",
    re.IGNORECASE,
)
_FIELD = re.compile(r'([A-Za-z]+):(?:"([^"]*)"|([^\s()"]*))')
_YEAR = re.compile(r"(?:19|20)\d\d[/–-](?:19|20)?\d\d(?=[\s()\"]|$)")
_QUARTER = re.compile(r"[qQ][1-4](?=[\s()\"]|$)")
_CHUNK = re.compile(r'[^\s()"]+')
_JUNK = re.compile(r'(?:[^\w\s()"£*-]|_)+')
_NEAR = re.compile(r"NEAR(?:/(\d{1,3}))?")
_FUZZY = re.compile(r"(.+)~([12]?)")
_EDGES = re.compile(r"^[^\w£]+|[^\w%]+$|^[_]+|[_]+$")
_SCALE = {"": 1.0, "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}


@dataclass(frozen=True, slots=True)
class Parsed:
    tree: Query
    notes: tuple[str, ...] = ()


def parse(text: str) -> Parsed:
    """Never raises. `parse(str(parse(text).tree)).tree` is the same tree again."""
    reader = _Reader(text)
    tree = reader.expression(0)
    while reader.at < len(reader.text):
        # Only a bracket that nothing opened can stop an expression early.
        reader.note("a bracket that nothing opened was left away")
        reader.at += 1
        tree = every([part for part in (tree, reader.expression(0)) if not isinstance(part, All)])
    if isinstance(tree, All) and (said := exact(reader.text)):
        # Nothing but signs and operators: "OR".
        tree = every(Word(word) for word in said[:MOST])
    return Parsed(tree, tuple(dict.fromkeys(reader.notes)))


class _Reader:
    """Reads from the left; `at` is how far. Methods return None where there is nothing of their kind."""

    def __init__(self, text: str) -> None:
        self.notes: list[str] = []
        if len(text) > LONGEST:
            self.note(f"only the first {LONGEST:,} characters were read")
        self.text = _SPACE.sub(" ", text[:LONGEST].replace("“", '"').replace("”", '"').replace("„", '"')).strip()
        if self.text.count('"') % 2:
            self.note("a quotation mark without its partner was left away")
            last = self.text.rindex('"')
            self.text = self.text[:last] + " " + self.text[last + 1 :]
        self.at = 0
        self.terms = 0

    def note(self, text: str) -> None:
        self.notes.append(text)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def expression(self, depth: int) -> Query:
        """Alternatives, up to the closing bracket or the end."""
        options = [self.sequence(depth)]
        while self.word_ahead() in ("OR", "|"):
            self.take(_CHUNK)
            options.append(self.sequence(depth))
        meant = [option for option in options if not (isinstance(option, All) and len(options) > 1)]
        if len(meant) < len(options):
            self.note("OR with nothing on one of its sides was left away")
        return either(meant)

    def sequence(self, depth: int) -> Query:
        """Parts that must all be met, up to OR, the closing bracket or the end."""
        parts: list[Query] = []
        while self.at < len(self.text):
            self.take(_SPACE)
            if self.at >= len(self.text) or self.text[self.at] == ")" or self.word_ahead() in ("OR", "|"):
                break
            part = self.part(depth)
            if isinstance(part, Word) and _NEAR.fullmatch(self.word_ahead()):
                part = self.near(part)
            if part is not None:
                parts.append(part)
        return every(part for part in parts if not isinstance(part, All) or len(parts) == 1)

    def word_ahead(self) -> str:
        """The next run of characters, "" at a bracket, a quotation mark or the end; nothing is taken."""
        space = _SPACE.match(self.text, self.at)
        found = _CHUNK.match(self.text, space.end() if space else self.at)
        return found[0] if found else ""

    def part(self, depth: int) -> Query | None:
        negated = self.negation()
        part = self.bracket(depth) if self.text[self.at : self.at + 1] == "(" else self.term()
        if part is None or isinstance(part, All):
            return None if negated else part
        return Not(part) if negated else part

    def negation(self) -> bool:
        if self.word_ahead() == "NOT" and len(self.text) > self.at + 3:
            self.take(_CHUNK)
            self.take(_SPACE)
            return True
        found = re.compile(r"-+(?=[^\s)])").match(self.text, self.at)
        if found:
            self.at = found.end()
        return found is not None

    def bracket(self, depth: int) -> Query | None:
        self.at += 1
        if depth >= DEEPEST:
            self.note("brackets nested too deep were left away")
            return None
        inner = self.expression(depth + 1)
        if self.text[self.at : self.at + 1] == ")":
            self.at += 1
        else:
            self.note("a bracket that nothing closed was left away")
        return None if isinstance(inner, All) else inner

    def term(self) -> Query | None:
        self.terms += 1
        if self.terms > MOST:
            self.note(f"only the first {MOST} terms were read")
            self.at = len(self.text)
            return None
        self.take(_JUNK)
        for kind in (self.quoted, self.comparison, self.field):
            start = self.at
            found = kind()
            if self.at > start:
                return found
        chunk = self.take(_CHUNK)
        return self.plain(chunk[0]) if chunk else None

    def quoted(self) -> Query | None:
        found = self.take(_QUOTED)
        return Phrase(" ".join(found[1].split())) if found and exact(found[1]) else None

    def comparison(self) -> Query | None:
        found = self.take(_COMPARE)
        if found is None:
            return None
        name, order, sign, digits, scale, percent = found.groups()
        number = float(f"{float(digits.replace(',', '')) * _SCALE[(scale or '').lower()]:.12g}") * (-1 if sign else 1)
        known: Literal["amount", "value"] = "amount" if name.lower() == "amount" else "value"
        return Compare(known, cast(Order, order), number, "%" if percent and known == "value" else "")

    def field(self) -> Query | None:
        found = _FIELD.match(self.text, self.at)
        name = found[1].lower() if found else ""
        if found is None or name not in (*FIELD_NAMES, "since", "until"):
            return None
        self.at = found.end()
        value = found[2] if found[2] is not None else found[3]
        if name in ("period", "since", "until") and found[2] is None:
            value += self.rest_of_period(value)
        if name in ("since", "until"):
            return self.bound(name, value)
        values = [value] if found[2] is not None else value.split(",")
        values = [each for each in values if exact(each)]
        return either([self.valued(cast(FieldName, name), each) for each in values]) if values else self.plain(name)

    def rest_of_period(self, value: str) -> str:
        """The quarter after a bare financial year, or the other way round: `period:2012/13 Q4`."""
        missing = _QUARTER if _YEAR.fullmatch(value) else _YEAR if _QUARTER.fullmatch(value) else None
        space = _SPACE.match(self.text, self.at)
        more = missing.match(self.text, space.end()) if missing and space else None
        if more is None:
            return ""
        self.at = more.end()
        return f" {more[0]}"

    def valued(self, name: FieldName, value: str) -> Query:
        resolved = resolve(name, value)
        return self.unknown(name, value) if resolved is None else Field(name, resolved.replace('"', ""))

    def bound(self, name: str, value: str) -> Query:
        found = day(value, last=name == "until")
        if found is None:
            return self.unknown(name, value)
        return Since(found) if name == "since" else Until(found)

    def unknown(self, name: str, value: str) -> Query:
        self.note(f"no {name} is called “{value}”: searched as words")
        return every(map(Word, exact(value)))

    def plain(self, chunk: str) -> Query | None:
        """A word, a beginning or a spelling; None where there is no letter and no digit in it."""
        if chunk == "*":
            return All()
        bare = self.trimmed(chunk)
        if not bare:
            return None
        fuzzy = _FUZZY.fullmatch(chunk.rstrip(".,;:!?"))
        if chunk.endswith("*") or fuzzy:
            if len(exact(bare)) == 1:
                return Prefix(bare) if chunk.endswith("*") else Fuzzy(bare, int(fuzzy[2] or 1) if fuzzy else 1)
            self.note(f"“{chunk}” is several words: searched without its last sign")
        if bare != chunk:
            # Without its quotation marks or commas it may be more than a word.
            inner = _Reader(bare)
            found = inner.term()
            self.notes += inner.notes
            return found
        return Word(bare.lower() if bare in ("OR", "AND", "NOT") or _NEAR.fullmatch(bare) else bare)

    @staticmethod
    def trimmed(chunk: str) -> str:
        fuzzy = _FUZZY.fullmatch(chunk)
        bare = fuzzy[1] if fuzzy else chunk
        while (shorter := _EDGES.sub("", bare)) != bare:
            bare = shorter
        return bare if exact(bare) else ""

    def near(self, first: Word) -> Query:
        """`a NEAR/5 b NEAR/5 c`; where the distances differ, the largest counts for all."""
        words, distance = [first], 0
        while (operator := _NEAR.fullmatch(self.word_ahead())) is not None:
            before = self.at
            self.take(_SPACE)
            self.take(_CHUNK)
            self.take(_SPACE)
            following = self.plain(_CHUNK.match(self.text, self.at)[0]) if _CHUNK.match(self.text, self.at) else None  # type: ignore[index]
            if not isinstance(following, Word):
                self.at = before
                self.take(_SPACE)
                self.take(_CHUNK)
                self.note("NEAR stands between two words: it was left away")
                break
            self.take(_CHUNK)
            words.append(following)
            distance = max(distance, int(operator[1] or 10))
        return Near(tuple(words), distance) if len(words) > 1 else first



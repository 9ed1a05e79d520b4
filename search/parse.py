"""What people type, to a tree. No input is an error: what cannot be parsed is searched as words, and a note says so.

    agency staff             all of these words, as meant            authority:barnet  rag:red,amber  period:2012/13 Q4
    "agency staff"           exactly these words                     kind: family: theme: direction: region: code: report:
    a OR b,  -c,  (a b)      any, not, brackets                      since:2010/11  until:2013-03-31
    over*  teh~  teh~2       beginnings, spellings                   amount>1m  amount<=£20,000  value<50%
    agency NEAR/5 costs      near, in either order                   without:"bank staff" (a related term left away)
    agency or locum costs    of either of the two                    over £1m, <50%   (amount>1m, value<50%)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from search.query import All, And, Compare, Fuzzy, Near, Not, Order, Phrase, Prefix, Query, Word, alternatives, either, every
from search.values import field_name, valued
from search.words import exact

LONGEST = 2_000
"""Characters of a query; the rest is left away."""
DEEPEST = 20
"""Brackets within brackets; deeper ones are read as if they were not there."""
MOST = 100
"""Terms of a query."""

_SPACE = re.compile(r"[\s\x00-\x1f]+")
_QUOTED = re.compile(r'"([^"]*)"')
_NUMBER = r"(-?)£?(\d[\d,]*(?:\.\d+)?(?:e[+-]?\d{1,3})?)(k|m|bn|thousand|million|billion)?(%?)(?=[\s()\"]|$)"
_ORDERS = {"more than": ">", "over": ">", "above": ">", "at least": ">=", "less than": "<", "under": "<", "below": "<"}
_COMPARE = re.compile(r"(?:(amount|value)\s*:?\s*)?(<=|>=|<|>|=)\s*" + _NUMBER, re.IGNORECASE)
_WORDED = re.compile(rf"(?:(amount|value) )?({'|'.join(_ORDERS)}) (?=-?£)" + _NUMBER, re.IGNORECASE)
_FIELD = re.compile(r'([A-Za-z]+):(?:"([^"]*)"|([^\s()"]*))')
_YEAR = r"(?:19|20)\d\d[/–-](?:19|20)?\d\d"
_QUARTER = r"(?:q|quarter )[1-4]"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATED = re.compile(
    rf"({_YEAR} {_QUARTER}|{_QUARTER} {_YEAR}|{_QUARTER}|(?:\d\d?(?:st|nd|rd|th)? )?{_MONTH} (?:19|20)\d\d)(?=[\s()\"]|$)", re.IGNORECASE
)
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
        tree = finished(every([part for part in (tree, reader.expression(0)) if not isinstance(part, All)]))
    if isinstance(tree, All) and (said := exact(reader.text)):
        # Nothing but signs and operators: "OR".
        tree = every(Word(word) for word in said[:MOST])
    return Parsed(tree, tuple(dict.fromkeys(reader.notes)))


def compared(found: re.Match[str]) -> Compare:
    name, order, sign, digits, scale, percent = found.groups()
    name, order = name or ("value" if percent else "amount"), _ORDERS.get(order.lower(), order)
    number = float(f"{float(digits.replace(',', '')) * _SCALE[(scale or '').lower()]:.12g}") * (-1 if sign else 1)
    known: Literal["amount", "value"] = "amount" if name.lower() == "amount" else "value"
    return Compare(known, cast(Order, order), number, "%" if percent and known == "value" else "")


def finished(tree: Query) -> Query:
    """With what only words together mean: sums in words ("over £1m"), and alternatives by a small "or"."""
    if not isinstance(tree, And):
        return tree
    parts: list[Query] = []
    at = 0
    while at < len(tree.parts):
        for size in (4, 3, 2):
            several = tree.parts[at : at + size]
            said = _WORDED.fullmatch(" ".join(map(str, several))) if all(isinstance(part, Word) for part in several) else None
            if said:
                parts.append(compared(said))
                at += len(several)
                break
        else:
            parts.append(tree.parts[at])
            at += 1
    return alternatives(every(parts))


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
        return finished(every(part for part in parts if not isinstance(part, All) or len(parts) == 1))

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
        for kind in (self.comparison, self.junk, self.quoted, self.comparison, self.field):
            start = self.at
            found = kind()
            if self.at > start and kind != self.junk:
                return found
        chunk = self.take(_CHUNK)
        return self.plain(chunk[0]) if chunk else None

    def junk(self) -> None:
        self.take(_JUNK)

    def quoted(self) -> Query | None:
        found = self.take(_QUOTED)
        return Phrase(" ".join(found[1].split())) if found and exact(found[1]) else None

    def comparison(self) -> Query | None:
        found = _COMPARE.match(self.text, self.at)
        # Without a name it must be seen to be money or a share.
        if found is None or not (found[1] or ((found[5] or found[6] or "£" in found[0]) and found[2] != "=")):
            return None
        self.at = found.end()
        return compared(found)

    def field(self) -> Query | None:
        found = _FIELD.match(self.text, self.at)
        name = field_name(found[1]) if found else None
        if found is None or name is None:
            return None
        start = found.start(3) if found[3] else found.end() + (self.text[found.end() : found.end() + 1] == " ")
        # "To: all members" is pasted text rather than a filter, unless a value of that name is known.
        sure = found[1].lower() == name and start <= found.start(3) if found[2] is None else True
        values, end = ([found[2]], found.end()) if found[2] is not None else self.listed(start, dated=name in ("period", "since", "until"))
        values = [value for value in values if exact(value)]
        if not values:
            self.at = found.end()
            return self.plain(found[1])
        meant = [valued(name, f"quarter {value}" if found[1].lower() == "quarter" else value, sure=sure) for value in values]
        if not sure and None in meant:
            return None
        self.at = end
        return either([part or self.unknown(name, value) for part, value in zip(meant, values, strict=True)])

    def listed(self, start: int, *, dated: bool) -> tuple[list[str], int]:
        """What stands from there on, a period of several words or a list without blanks, and where it ends."""
        spelt = _DATED.match(self.text, start) if dated else None
        if spelt:
            return [spelt[1]], spelt.end()
        chunk = _CHUNK.match(self.text, start)
        return (chunk[0].split(","), chunk.end()) if chunk else ([], start)

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



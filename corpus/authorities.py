"""The register of UK local authorities: by code, by name, by the beginning of a name, and as named in running text.

The facts are mySociety's (CC BY 4.0), in `authorities.csv`; the words that tell a council from its namesakes are in `authority_words.toml`.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Authority:
    """One council, combined authority or the like, past or present. Dates are ISO or ""."""

    name: str
    """The short name that people use: "Barnet"."""
    official_name: str
    code: str
    """The GSS code, "" for some that ended before codes were given."""
    former_codes: tuple[str, ...]
    kind: str
    region: str
    start: str
    end: str
    replaced_by: tuple[str, ...]
    """Codes of its successors."""
    other_names: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return self.name, self.official_name, *self.other_names


@dataclass(frozen=True, slots=True)
class Named:
    """An authority as named in a text, from `start` up to but not including `end`."""

    authority: Authority
    start: int
    end: int
    sure: bool
    """Named as a council ("Barnet Council", "DMBC"), not just by the name of its place."""


Words = tuple[str, ...]
Token = tuple[str, int, int]
"""A word, folded, and where it starts and ends in its text."""


class Register:
    """All authorities, and the ways they are called."""

    def __init__(self, authorities: tuple[Authority, ...], words: dict[str, frozenset[Words]]) -> None:
        self.authorities = authorities
        self._words = words
        self._codes = {code: one for one in authorities for code in (*one.former_codes, one.code) if code}

    # Made when first asked for: who looks up a code shouldn't wait for the names.

    @cached_property
    def _sure(self) -> dict[Words, Authority]:
        return _unambiguous((form, one) for one in self.authorities for form in _council_forms(one))

    @cached_property
    def _bare(self) -> dict[Words, Authority]:
        return _unambiguous((form, one) for one in self.authorities for form in _bare_forms(one))

    @cached_property
    def _initials(self) -> dict[str, list[Authority]]:
        meant: dict[str, list[Authority]] = defaultdict(list)
        for one in self.authorities:
            for form in _council_forms(one):
                if len(form) == 1:
                    meant[form[0]].append(one)
        return meant

    @cached_property
    def _domains(self) -> dict[str, Authority]:
        return {"".join(form): one for form, one in self._bare.items()}

    @cached_property
    def _longest(self) -> dict[str, int]:
        """First word of a name -> how many words the longest such name has."""
        longest: dict[str, int] = defaultdict(int)
        for form in (*self._sure, *self._bare):
            longest[form[0]] = max(longest[form[0]], len(form))
            if len(form) == 1:
                longest[f"{form[0]}s"] = max(longest[f"{form[0]}s"], 1)  # "Kent's", folded
        return dict(longest)

    def by_code(self, code: str) -> Authority | None:
        """The authority with this GSS code, or that had it once."""
        return self._codes.get(code.strip().upper())

    def by_name(self, text: str) -> Authority | None:
        """The authority that the whole of `text` names, if only one can be meant. Of two in succession the one that exists now."""
        words = tuple(word for word, *_ in _tokens(text))
        words = words[1:] if words[:1] == ("the",) and words not in self._sure else words
        return self._bare.get(words) or self._sure.get(words)

    def by_domain(self, label: str) -> Authority | None:
        """The authority whose web address begins so: "westsussex" of westsussex.gov.uk."""
        return self._domains.get(label)

    def by_initials(self, text: str) -> Counter[Authority]:
        """How often a text has the initials of each authority in capitals. Several have the same ("KCC"): alone they prove nothing."""
        return Counter(one for letters in _INITIALS.findall(text) for one in self._initials.get(letters.lower(), ()))

    def complete(self, prefix: str, limit: int = 10) -> tuple[Authority, ...]:
        """Authorities with a word of a name that begins so: first those whose own name does, and what exists before what ended."""
        wanted = " ".join(word for word, *_ in _tokens(prefix))
        if not wanted:
            return ()
        found = [(*_closeness(one, wanted), bool(one.end), one.name, one) for one in self.authorities if _closeness(one, wanted)[0] < 2]
        return tuple(row[-1] for row in sorted(found, key=lambda row: row[:-1]))[:limit]

    def find(self, text: str) -> tuple[Named, ...]:
        """The authorities that a running text names, from left to right; the longest name counts.

        Names of places that belong to another body ("Kent Police") and common words ("Reading") name no authority.
        """
        return tuple(self._found(text))

    def _found(self, text: str) -> Iterator[Named]:
        tokens = _tokens(text)
        at = 0
        while at < len(tokens):
            taken = self._longest_at(text, tokens, at) if tokens[at][0] in self._longest else None
            if taken is None:
                at += 1
                continue
            one, length, sure = taken
            yield Named(one, tokens[at][1], tokens[at + length - 1][2], sure)
            at += length

    def _longest_at(self, text: str, tokens: list[Token], at: int) -> tuple[Authority, int, bool] | None:
        for length in range(min(self._longest[tokens[at][0]], len(tokens) - at), 0, -1):
            words = tuple(word for word, *_ in tokens[at : at + length])
            if not (words in self._sure or words in self._bare):
                words = _without_possessive(text, tokens[at + length - 1], words)
            if not (words in self._sure or words in self._bare) or not _together(text, tokens[at : at + length]):
                continue
            if (one := self._sure.get(words)) and self._is_a_council(text, tokens, at, length):
                return one, length, True
            if (one := self._bare.get(words)) and self._can_mean_a_council(words, text, tokens, at):
                return one, length, False
        return None

    def _is_a_council(self, text: str, tokens: list[Token], at: int, length: int) -> bool:
        """"Barnet Council" but not "Barnet Council tax"; of initials only long ones in capitals."""
        if length == 1:
            return len(tokens[at][0]) > 3 and text[tokens[at][1] : tokens[at][2]].isupper()
        following = tuple(word for word, *_ in tokens[at + length : at + length + 1])
        return tokens[at + length - 1][0] != "council" or following not in self._words["after_council"]

    def _can_mean_a_council(self, words: Words, text: str, tokens: list[Token], at: int) -> bool:
        """Whether the bare name of a place, `words` from token `at` on, can stand for its council here."""
        before = [tuple(word for word, *_ in tokens[max(0, at - size) : at]) for size in (1, 2)]
        after = tuple(word for word, *_ in tokens[at + len(words) : at + len(words) + 1])
        return (
            text[tokens[at][1]].isupper()
            and words not in self._words["common"]
            and after not in self._words["other_bodies"]
            and not any(words_before in self._words["other_places"] for words_before in before)
        )


@cache
def register() -> Register:
    """The register, read once."""
    with (HERE / "authorities.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        authorities = tuple(map(_authority, rows))
    words = tomllib.loads((HERE / "authority_words.toml").read_text(encoding="utf-8"))
    return Register(authorities, {name: frozenset(tuple(entry.split()) for entry in entries) for name, entries in words.items()})


def _authority(row: dict[str, str]) -> Authority:
    lists = {"former_codes": " ", "replaced_by": " ", "other_names": "|"}
    split = {name: tuple(filter(None, row[name].split(mark))) for name, mark in lists.items()}
    plain = {name: row[name] for name in ("name", "official_name", "code", "kind", "region", "start", "end")}
    return Authority(**plain, **split)  # type: ignore[arg-type]


# --- the ways an authority is called --------------------------------------------------------------------------------------

COUNCIL_WORDS = frozenset({"council", "borough", "authority", "corporation", "cyngor", "comhairle", "district", "county"})
FORMS = {
    "London borough": ("london borough of {}", "lb of {}", "lb {}", "royal borough of {}", "{} borough council"),
    "Metropolitan district": ("{} metropolitan borough council", "{} mbc", "{} borough council", "{} metropolitan borough"),
    "County": ("{} county council", "{} cc"),
    "Non-metropolitan district": ("{} borough council", "{} district council", "{} bc", "{} dc"),
    "Unitary authority": ("{} borough council", "{} unitary authority", "{} ua"),
    "Welsh unitary authority": ("{} county borough council", "{} county council"),
}


def _bare_forms(one: Authority) -> set[Words]:
    """Its name and other names without a word for council. A combined authority has none: it shares its name with a region."""
    forms = {_fold(name) for name in (one.name, *one.other_names)}
    forms |= {form[1:] for form in forms if form[:1] == ("the",)} | {form[2:] for form in forms if form[:2] == ("city", "of")}
    forms |= {form[:-1] for form in forms if form[-1:] in (("council",), ("city",), ("ua",))}
    return {form for form in forms if form and not COUNCIL_WORDS & set(form)} if one.kind != "Combined authority" else set()


def _council_forms(one: Authority) -> set[Words]:
    """Its names with a word for council, as printed and as usual for its kind, and their initials."""
    named = {_fold(name) for name in one.names}
    said = {form for form in named if COUNCIL_WORDS & set(form) or one.kind == "Combined authority"}
    said |= {_fold(one.official_name)} - {_fold(one.name)}
    bare = {" ".join(form) for form in _bare_forms(one)}
    said |= {_fold(form.format(name)) for name in bare for form in (*FORMS.get(one.kind, ()), "{} council")}
    said |= {form[1:] for form in said if form[:1] == ("the",)}
    initials = {("".join(word[0] for word in form if word not in ("of", "and", "the", "upon")),) for form in said if form[-1] == "council"}
    return said | {form for form in initials if len(form[0]) > 2}


def _unambiguous(forms: Iterable[tuple[Words, Authority]]) -> dict[Words, Authority]:
    """Each form with the one authority it can mean: one that exists goes before one that ended; two that exist leave no meaning."""
    meant: dict[Words, list[Authority]] = defaultdict(list)
    for form, one in forms:
        meant[form].append(one)
    living = {form: [one for one in all if not one.end] or all for form, all in meant.items()}
    return {form: all[0] for form, all in living.items() if len(all) == 1}


def _closeness(one: Authority, wanted: str) -> tuple[int, int]:
    """0 where the name begins so, 1 where a word of it or another name does, 2 otherwise; and how long the name is."""
    name = " ".join(_fold(one.name))
    if name.startswith(wanted):
        return 0, len(name)
    others = (" ".join(_fold(other)) for other in one.names)
    return (1 if any(f" {other}".find(f" {wanted}") >= 0 for other in others) else 2), len(name)


# --- words ----------------------------------------------------------------------------------------------------------------

_INITIALS = re.compile(r"\b[A-Z]{3,8}\b")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&")
_SAME = {"&": "and", "saint": "st"}


def _tokens(text: str) -> list[Token]:
    """The words of a text, folded, each with where it starts and ends."""
    return [(_folded(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]


def _fold(name: str) -> Words:
    return tuple(word for word, *_ in _tokens(name))


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    if not word.isascii():
        word = "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))
    low = word.lower().replace("'", "").replace("’", "")
    return _SAME.get(low, low)


def _without_possessive(text: str, last: Token, words: Words) -> Words:
    """The words, without the end of a genitive: "Kent" of "Kent's"."""
    return (*words[:-1], words[-1][:-1]) if text[last[2] - 2 : last[2]] in ("'s", "’s") else words


def _together(text: str, tokens: list[Token]) -> bool:
    """Whether words stand in one name: only spaces and hyphens between them, a comma between place names, a point after "St"."""
    for (word, _, end), (following, start, _) in pairwise(tokens):
        gap = text[end:start].replace("-", " ").replace("‑", " ")
        if gap.strip() and not (gap == ", " and following not in COUNCIL_WORDS) and not (word == "st" and gap == ". "):
            return False
    return True

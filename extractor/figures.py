"""From printed text to figures: the text as it stands, and what it is worth.

A figure's text is never changed, only cut to what it is: "60.7%**" gives "60.7%", which still stands inside its box. What is no
number but tells something ("n/a", "TBC", "6 - 6.5", "31/03/2011") is a figure without a value. What is neither is not a figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from corpus.model import Amount, Box, Figure, Word

SCALES = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000, "b": 1_000_000_000, "thousand": 1_000, "mill": 1_000_000,
          "mn": 1_000_000, "million": 1_000_000, "billion": 1_000_000_000}
_WORDED_UNITS = {"fte": "fte", "wte": "fte", "ftes": "fte", "wtes": "fte", "day": "days", "days": "days", "week": "weeks", "weeks": "weeks",
                 "wk": "weeks", "wks": "weeks", "month": "months", "months": "months", "mths": "months", "year": "years", "years": "years",
                 "yrs": "years", "hour": "hours", "hours": "hours", "hrs": "hours", "hr": "hours", "min": "minutes", "minute": "minutes",
                 "mins": "minutes", "minutes": "minutes", "sec": "seconds", "secs": "seconds", "seconds": "seconds",
                 "pp": "points", "ppt": "points", "ppts": "points", "p.p.": "points", "p.p": "points", "pts": "points", "points": "points",
                 "kg": "kilograms", "tonnes": "tonnes", "miles": "miles", "km": "kilometres"}
_UNIT_WORDS = "|".join(sorted(map(re.escape, _WORDED_UNITS), key=len, reverse=True))

_RUNNING_UNITS = "|".join(  # "16-18 year olds" and "a 3 year plan" are no sums
    sorted((re.escape(word) for word, unit in _WORDED_UNITS.items() if unit not in ("years", "months")), key=len, reverse=True))

_THIN = "\u00a0\u202f\u2009"
"""Blanks that part thousands inside of one word; an ordinary one parts two words, which could be two figures."""
_DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:[{_THIN}]\d{{3}})+|\d+)(?:\.\d+)?|\.\d+"
_UNPARTED = str.maketrans("", "", "," + _THIN)
_NUMBER = re.compile(
    rf"""(?P<open>\()?\s?(?P<sign>[-+−–‐‑—﹣－⁻])?\s?(?P<money>£)?\s?(?P<open2>\()?\s?(?P<sign2>[-+−–‐‑—﹣－⁻])?\s?(?P<digits>{_DIGITS})
        (?:\s?(?P<scale>thousand|million|billion|mill|mn|bn|k|m|b)(?![a-z]))?
        (?:\s?(?P<percent>%(?:\s?(?:pts?|points?))?|per\s?cent(?:age\s?points?)?)(?![a-z]))?
        (?:\s?(?P<unit>{_UNIT_WORDS})(?![a-z]))?\s?(?P<close>\))?(?P<after>%|[km](?![a-z])|\s?(?:pp|ppts?|pts)(?![a-z]))?""",
    re.VERBOSE | re.IGNORECASE)
_AMOUNT = re.compile(
    rf"""(?<![\w£.,/])(?:[-−–+]?£\s?(?:{_DIGITS})(?:\s?(?:thousand|million|billion|mill|mn|bn|k|m|b))?(?!\w)
        |[-−–+]?(?:{_DIGITS})\s?(?:%(?:\s?points?)?|per\s?cent(?:age\s?points?)?
        |(?:{_RUNNING_UNITS})(?!\w)))""", re.VERBOSE | re.IGNORECASE)
_RATIO = re.compile(rf"({_DIGITS})\s?(?:/|out of|of)\s?({_DIGITS})|(1) in (\d{{1,3}})|(\d{{1,3}}(?:\.\d+)?)\s?:\s?(1)|(1)\s?:\s?(\d)",
                    re.IGNORECASE)
_RATE = re.compile(rf"({_DIGITS})\s?per\s(?:10{{0,2}},?000|10{{1,2}}k|head|capita|week|month|year|day)(?:\s[a-z]+)?", re.IGNORECASE)
_LONG, _SHORT = {"h": 3600, "m": 60, "s": 1}, {"h": "hours", "m": "minutes", "s": "seconds"}
_CLOCK = re.compile(r"(?:(?P<h>\d+)\s?h(?:ou)?r?s?\.?,?\s?)?(?:(?P<m>\d+)\s?m(?:in(?:ute)?s?)?\.?,?\s?)?"
                    r"(?:(?P<s>\d+)\s?s(?:ec(?:ond)?s?)?\.?)?", re.IGNORECASE)
_HANDS = re.compile(r"(\d\d):(\d\d):(\d\d)")
_TIME = re.compile(r"\d{1,3}:\d\d")
_YEARS = re.compile(r"(?:19|20)\d\d\s?[/–-]\s?(?:\d\d|(?:19|20)\d\d)")
_DATE = re.compile(r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})|(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:of\s)?"
                   r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?[\s'’-]*(?:\d{4}|\d{2})", re.IGNORECASE)
_RANGE = re.compile(rf"£?(?:{_DIGITS})\s?[%km]?\s?(?:-|–|—|to)\s?£?(?:{_DIGITS})\s?[%km]?", re.IGNORECASE)
_BOUND = re.compile(
    r"(?:[<>≤≥]=?|under|over|above|below|at least|up to|less than|more than)"
    rf"\s?£?(?:{_DIGITS})\s?[%km]?(?:\s?(?:-|–|to)\s?(?:{_DIGITS})\s?%?|\s?(?:{_UNIT_WORDS})(?![a-z]))?"
    rf"|£?(?:{_DIGITS})\s?[%km]?(?:\+|\s?(?:{_UNIT_WORDS})?\s?(?:and|or) (?:above|below|more|less|fewer|over|under|better|higher|lower))"
    rf"|(?:~|≈|(?-i:c)(?:\.|\s)|ca\.|circa|approx\.?|approximately|around|about)\s?£?(?:{_DIGITS})\s?[%km]?", re.IGNORECASE)
_NOTHING = re.compile(
    r"n\s?[./\\]?\s?a\.?|n/k|nil|none|no (?:target|data|target set|information)|data (?:only|not available|awaited)|awaiting data"
    r"|not (?:applicable|available|set|reported|known|yet (?:set|available)|measured|due|collected|published)|unknown|suppressed"
    r"|t\.?b\.?[acd]\.?|to be (?:confirmed|agreed|determined|set)|dna|not yet due|awaited|awaiting(?: [a-z]+){1,3}"
    r"|annual (?:indicator|measure|figure)|reported annually|not recorded|data not (?:yet )?available|\[(?:c|x|z|u|w|e|low)\]"
    r"|no longer (?:collected|reported|measured|available)|baseline year|monitor(?:ing)? only|contextual|pending|\*", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?:very\s)?(?:high|medium|med|moderate|low|significant|critical|major|minor|negligible|severe|likely|unlikely|possible|rare"
    r"|almost certain|certain|catastrophic|substantial|marginal|serious|insignificant|probable"
    r"|remote)(?:\s?[-–(]?\s?(\d{1,3})\)?)?", re.IGNORECASE)
_ARROWS = "▲▼◄►△▽↑↓→←↔⇧⇩⇨⇦⇔➔➜➚➘⬆⬇➡⬅↗↘↖↙⬈⬊↕≈"
_MARKS = tuple("*†‡#^¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠᵍʰ]")
_FOOTNOTES = re.compile(r"(?:\s?(?:[¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠᵍʰ],)*[*†‡#^¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠᵍʰ]|\s?\[\d\])+$")
_UNITS = (
    (re.compile(r"£\s?['‘’]?000['‘’]?s?|£\s?k(?![a-z])|£\s?thousands?|\bthousands? of pounds\b", re.IGNORECASE), "gbp", 1_000),
    (re.compile(r"£\s?m(?:illions?|n)?(?![a-z])|\bmillions? of pounds\b", re.IGNORECASE), "gbp", 1_000_000),
    (re.compile(r"£\s?bn|£\s?billions?", re.IGNORECASE), "gbp", 1_000_000_000),
    (re.compile(r"%|\bper\s?cent(?:age)?\b|\bpercentage\b", re.IGNORECASE), "percent", 1),
    (re.compile(r"£"), "gbp", 1),
    (re.compile(r"\((?:no|number)\.?\)|^(?:no\.|number)$", re.IGNORECASE), "number", 1),
    (re.compile(r"(?<!per )\b[fw]tes?\b", re.IGNORECASE), "fte", 1),
)
_CREDIT = re.compile(rf"£?\s?(?P<digits>{_DIGITS})(?:\s?(?P<credit>cr|dr)\.?|-)", re.IGNORECASE)
_JUDGED = re.compile(r"(?<=[\dkm)])\s?(?:[AF]|\(?(?:adv|fav|adverse|favourable|(?:over|under)(?:spen[dt])?)\.?\)?)$", re.IGNORECASE)
_BRACKETED = re.compile(r"\s\(([^()]*)\)$")


@dataclass(frozen=True, slots=True)
class Hint:
    """What the head of a column says of the figures below it."""

    unit: str = ""
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Value:
    """What a printed text is worth; `text` is the part of it that is the figure."""

    text: str
    value: float | None
    unit: str
    scale: int = 1


def read_figure(words: Sequence[Word], page: int, hint: Hint | None = None) -> Figure | None:
    """The figure that these words of one cell print, or None where they print none (prose, a lone dash, two numbers side by side)."""
    if not words:
        return None
    read = read_value(" ".join(word.text for word in words), hint)
    if read is None:
        return None
    box = _box_of(words, read.text)
    return Figure(read.text, read.value, read.unit, read.scale, page, box)


@lru_cache(maxsize=10_000)
def read_value(text: str, hint: Hint | None = None) -> Value | None:
    """The same for a text alone."""
    core = _core(text)
    if not core or not any(character.isalnum() or character == "*" for character in core):
        return None
    hint = hint or Hint()
    return _plain(core, hint) or _with_brackets(core, hint) or (_booked(core, hint) if hint.unit == "gbp" or "£" in core else None)


def unit_of(head: str) -> Hint | None:
    """The unit and scale that a head, a caption or a cell of units names: "£000", "Budget £m", "Outturn %"."""
    return next((Hint(unit, scale) for pattern, unit, scale in _UNITS if pattern.search(head)), None)


def amounts(text: str) -> tuple[tuple[int, int, Amount], ...]:
    """Money, percentages and counted units in running text, with their offsets. Brackets in a sentence are brackets, not a minus."""
    found = []
    for match in _AMOUNT.finditer(text):
        value = read_value(match[0])
        if value is not None and value.value is not None:
            found.append((match.start(), match.end(), Amount(match[0], value.value, value.unit)))
    return tuple(found)


def _core(text: str) -> str:
    """The text without arrows at its ends and footnote marks behind it."""
    text = text.strip().strip(_ARROWS + "\uf000").strip()
    return _FOOTNOTES.sub("", text).strip() if text.endswith(_MARKS) and not _NOTHING.fullmatch(text) else text


def _plain(core: str, hint: Hint) -> Value | None:
    for pattern, unit in ((_NOTHING, "text"), (_YEARS, "period"), (_DATE, "date")):
        if pattern.fullmatch(core):
            return Value(core, None, unit)
    number = _NUMBER.fullmatch(core)
    if number and _closed(number):
        return _worth(number, hint)
    if ratio := _RATIO.fullmatch(core):
        above, below = (float(part.translate(_UNPARTED)) for part in ratio.groups() if part)
        return Value(core, above / below if below else None, "ratio")
    if rate := _RATE.fullmatch(core):
        return Value(core, float(rate[1].translate(_UNPARTED)), "number")
    if core[:1].isdigit() and (lasting := _duration(core)):
        return lasting
    for pattern, unit in ((_RANGE, "range"), (_BOUND, "bound")):
        if pattern.fullmatch(core):
            return Value(core, None, unit)
    if level := _LEVEL.fullmatch(core):
        return Value(core, float(level[1]) if level[1] else None, "level")
    return None


def _duration(core: str) -> Value | None:
    """Hours, minutes and seconds together, in the least of them; of "4:35" nobody can say what they are."""
    if hands := _HANDS.fullmatch(core):
        return Value(core, float(sum(int(part) * _LONG[unit] for part, unit in zip(hands.groups(), "hms", strict=True))), "seconds")
    if _TIME.fullmatch(core):
        return Value(core, None, "text")
    clock = _CLOCK.fullmatch(core)
    parts = {unit: int(part) for unit, part in clock.groupdict().items() if part} if clock else {}
    if len(parts) < 2:  # one alone is a number with its unit, and "1m" a million
        return None
    least = max(parts, key="hms".index)
    return Value(core, sum(part * _LONG[unit] for unit, part in parts.items()) / _LONG[least], _SHORT[least])


def _closed(number: re.Match[str]) -> bool:
    """Every bracket that opens closes, and a sign stands once."""
    opened = bool(number["open"]) + bool(number["open2"])
    return opened == bool(number["close"]) and not (number["sign"] and number["sign2"])


def _worth(number: re.Match[str] | None, hint: Hint) -> Value | None:
    if number is None or re.fullmatch(r"0{2,}", number["digits"]):  # the "000" of a unit is no figure
        return None
    size = Decimal(number["digits"].translate(_UNPARTED))
    minus = number["sign"] or number["sign2"] or ""
    negative = bool(number["close"]) or (minus and minus != "+")
    after = (number["after"] or "").strip()
    suffix = (number["scale"] or (after if after != "%" else "")).lower()
    percent = (number["percent"] or (after if after == "%" else "")).lower()
    if percent:
        unit, scale = ("points" if "point" in percent or "pt" in percent else "percent"), 1
    elif after.lower().startswith("p"):
        unit, scale, suffix = "points", 1, ""
    elif number["unit"]:
        unit, scale = _WORDED_UNITS[number["unit"].lower()], SCALES.get(suffix, 1)
    elif number["money"] or suffix:
        unit, scale = ("gbp" if number["money"] else hint.unit or "number"), SCALES.get(suffix, hint.scale)
    else:
        unit, scale = hint.unit or "number", hint.scale
    return Value(number[0].strip(), float((-size if negative else size) * scale) + 0.0, unit, scale)


def _with_brackets(core: str, hint: Hint) -> Value | None:
    """ "82% (246/300)" is 82%; "26,274 (44,857)" is two figures of one kind, and so none that could be quoted."""
    bracketed = _BRACKETED.search(core)
    if not bracketed:
        return None
    main, aside = _plain(core[: bracketed.start()], hint), _plain(bracketed[1], hint)
    if main is None or main.value is None or (aside is not None and aside.unit == main.unit):
        return None
    return main


def _booked(core: str, hint: Hint) -> Value | None:
    """Money as ledgers print it: "1,234 Cr" and "1,234-" are below nothing, and a letter can stand behind: "1,234 A" for adverse."""
    if credit := _CREDIT.fullmatch(core):
        size = Decimal(credit["digits"].translate(_UNPARTED)) * hint.scale
        return Value(core, float(size if (credit["credit"] or "").casefold() == "dr" else -size) + 0.0, "gbp", hint.scale)
    judged = _JUDGED.search(core)
    return _plain(core[: judged.start()], hint) if judged else None


def _box_of(words: Sequence[Word], text: str) -> Box:
    """The smallest run of words that holds the text."""
    best = (0, len(words))
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            if text in " ".join(word.text for word in words[start:end]):
                if end - start < best[1] - best[0]:
                    best = (start, end)
                break
    box = words[best[0]].box
    for word in words[best[0] + 1 : best[1]]:
        box = box.union(word.box)
    return box

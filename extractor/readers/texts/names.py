"""Names and codes of measures, also where both stand in one cell: "NI_068 Referrals to ..." or "CYP 2.3.3 ** Percentage of ..."."""

from __future__ import annotations

import re

from extractor.vocabulary import vocabulary

_PREFIX = r"(?:\([A-Za-z]{2,6}\)\s?)?"
_LEAD = re.compile(
    rf"""(?P<code>{_PREFIX}(?:
          (?P<family>[A-Z][A-Z&]{{0,6}})[ _-]?(?P<number>\d[\w.]*(?:[/_-][\w.]+)*|[A-Z]{{1,4}}\d[\w.]*(?:_\w+)?)
        | (?P<joined>[A-Z][A-Za-z&]{{0,8}}[_.-]?(?:[A-Za-z]+(?:[_.-][A-Za-z]+)*[_.-]?)?\d[\w./-]*)
        | (?P<dotted>\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}[a-z]?)
        ))(?P<between>\s*(?:[-–—:*.|)]+\s*)?)(?P<name>\S.*)""", re.VERBOSE | re.DOTALL)
_MARKS = re.compile(r"(?:\s*[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠᵍʰ]+,?)+$")
_BROKEN = re.compile(r"(?<=[a-z])- (?!(?:and|or|to|nor|but)\b)(?=[a-z])")
"""Where a line ends in a hyphen; "pre- and post-natal" has one of its own."""


def split_name(text: str) -> tuple[str, str]:
    """Code and name of a cell that may hold both; the code is "" where there is none."""
    text = text.strip()
    found = _LEAD.match(text)
    if found is None or not found["between"] or not _is_code(found):
        return "", tidy(text)
    return found["code"].strip(), tidy(found["name"])


def split_coded(text: str) -> tuple[str, str]:
    """The same for a column that is known to begin with a code: "3002 Increase the number of ..."."""
    first, _, rest = text.strip().partition(" ")
    if rest and any(letter.isdigit() for letter in first) and len(first) <= 14 and first.upper() not in vocabulary().no_codes:
        code, name = split_name(text)
        return (code, name) if code else (first.strip(".:-–"), tidy(rest.lstrip("-–:. ")))
    return split_name(text)


def tidy(name: str) -> str:
    """A name without bullets before and footnote marks behind it, and without the blanks of a narrow column in "anti- bullying"."""
    plain = _MARKS.sub("", name.strip(" \t•●▪·-–|*")).strip()
    return _BROKEN.sub("-", plain) if "- " in plain else plain


def _is_code(found: re.Match[str]) -> bool:
    code, number = found["code"].strip(), found["number"]
    if re.sub(r"[\s_-]", "", code).upper() in vocabulary().no_codes:
        return False
    if found["family"] and " " in code and number.replace(".", "", 1).isdigit():
        # "NI 60" and "ENV 04" are codes, "GCSE 5" and "EHCP 20 weeks" are words
        if len(number) > 1 and number[0] == "0":
            return True
        return found["family"] in vocabulary().code_prefixes and not found["name"][:1].isdigit()
    return True

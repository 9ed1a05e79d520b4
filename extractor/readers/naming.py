"""Code and name of each row: each in a column of its own, or both in one cell.

What is a code in one row and a word in another ("R2" of a risk, "R2" of a statistic) the whole column shows: where most of its rows begin
with such a code, all do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from extractor.readers.sheets.columns import Column, Sheet
from extractor.readers.sheets.rows import Row
from extractor.readers.texts.names import split_coded, split_name, tidy
from extractor.vocabulary import sense, vocabulary, words

FEWEST = 3
"""Rows that a column needs to show what its codes look like."""
MOST = 0.6
"""The share of its rows that must begin with one."""
ROLES = frozenset({"current", "previous", "target", "annual_target", "baseline"})
ROLE = 2
"""Words of a figure's role at most, where it stands for a name: "Actual", "Previous performance"."""
_RISK = re.compile(r"(?P<code>R\d{1,3})(?:\s*[-–:.)]+\s*|\s+)(?P<name>\S.*)", re.DOTALL)
"""The code of a risk before its name: elsewhere "R2" is a statistic."""
_LEAD = re.compile(
    r"(?P<code>(?P<family>[A-Z]{1,5})[ ._-]?\d{1,3}(?:\.\d{1,2})*[a-z]?|\d{1,3})(?:\s*[-–—:.)|]+\s*|\s+)(?P<name>[^\W\d].*)", re.DOTALL)
_NUMBERED = re.compile(r"\b(?:no|ref|code|id)\b")

Coded = Mapping[str, tuple[str, str]]
"""Code and name by the text of the cell that holds both."""


def code_and_name(sheet: Sheet, row: Row, coded: Coded) -> tuple[str, str]:
    """What the row is called; `coded` are the names that their column as a whole shows to begin with codes."""
    named = next((column for column in _names(sheet) if row.text(column.index)), None)
    code_column = next((column for column in sheet.of("code") if row.text(column.index)), None)
    if named is None:
        return split_coded(row.text(code_column.index)) if code_column and not sheet.of("name") else ("", "")
    text = row.text(named.index)
    if sheet.kind == "indicator" and _is_role(text):
        return "", ""
    if code_column is not None:
        code, own = row.text(code_column.index), split_name(text)
        return (code, tidy(text)) if not own[0] or own[0] != code else own
    if text in coded:
        return coded[text]
    if sheet.kind == "risk" and (own_code := _RISK.fullmatch(text)):
        return own_code["code"], tidy(own_code["name"])
    return split_coded(text) if _NUMBERED.search(named.head.casefold()) else split_name(text)


def _is_role(text: str) -> bool:
    """Whether a text is what a figure is called and not what it is of: "Actual", "Target"; the table is a turned one."""
    meant = sense(text, "indicator") if len(text.split()) <= ROLE else None
    return meant is not None and meant.role in ROLES and meant.confidence == 1.0


def _names(sheet: Sheet) -> Sequence[Column]:
    """The columns of names; of savings what is saved comes before whose saving it is."""
    if sheet.kind != "saving":
        return sheet.of("name")
    return sorted(sheet.of("name"), key=lambda column: words(column.head) in vocabulary().rows["places"])


def coded_names(sheet: Sheet) -> Coded:
    """The names of a sheet that begin with codes, as its column shows: most do, no two with the same."""
    named = next(iter(_names(sheet)), None)
    if named is None or len(sheet.band.rows) < FEWEST:
        return {}
    texts = [text for row in sheet.band.rows if (text := row.text(named.index))]
    found = {text: lead for text in texts if any(map(str.isdecimal, text[:8])) and (lead := _LEAD.fullmatch(text))}
    codes = [lead["code"] for lead in found.values()]
    if len(codes) < max(FEWEST, MOST * len(texts)) or len(set(codes)) < len(codes):
        return {}
    if all(code.isdecimal() for code in codes):
        counted = len(codes) == len(texts) and list(map(int, codes)) == list(range(1, len(codes) + 1))
        return {text: (lead["code"], tidy(lead["name"])) for text, lead in found.items()} if counted else {}
    families = _families(found)
    return {text: (lead["code"], tidy(lead["name"])) for text, lead in found.items() if lead["family"] in families}


def _families(found: Mapping[str, re.Match[str]]) -> set[str]:
    """The letters of codes: those of one that is known by itself, single letters beside such, and those that most rows bear."""
    known = {lead["family"] for text, lead in found.items() if lead["family"] and split_name(text)[0]}
    counts = Counter(lead["family"] for lead in found.values() if lead["code"].replace(" ", "") not in vocabulary().no_codes)
    borne = {family for family, count in counts.items() if family and count >= max(FEWEST, MOST * len(found))}
    single = {lead["family"] for lead in found.values() if lead["family"] and len(lead["family"]) == 1} if known else set()
    return known | borne | single

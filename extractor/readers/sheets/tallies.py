"""Columns that count: how many indicators became what, which says nothing of any one of them; and a number with its share beside it."""

from __future__ import annotations

from extractor.readers.sheets.bands import Band
from extractor.readers.sheets.rows import is_valued
from extractor.readers.sheets.years import UNSPOKEN
from extractor.vocabulary import Sense, TableKind, vocabulary, words

MANY = 3
"""Periods in line whose average a bare "Average" beside them is."""
_COUNTS, _SHARE = (("no",), ("number",)), ("%",)


def tallied(band: Band) -> frozenset[int]:
    """The columns that say how many were "On target", "Off target", "Red": two at least, and figures under each."""
    outcomes = vocabulary().rows["outcomes"]
    found = [index for index, parts in enumerate(band.heads) if parts and words(parts[-1]) in outcomes and _is_of_numbers(band, index)]
    return frozenset(found) if len(found) >= 2 else frozenset()


def _is_of_numbers(band: Band, index: int) -> bool:
    texts = [text for row in band.rows if (text := row.text(index))]
    return bool(texts) and all(is_valued(text) or text in "-–—" for text in texts)


def own_average(head: str, dated: int) -> bool:
    """Whether a head is of the average of the row's own figures, "Monthly average", or "Average" beside so many `dated` columns."""
    said = [word for word in words(head) if not word.isdigit()]
    over, rows = set(vocabulary().rows["averaged over"]), vocabulary().rows["averages"]
    return any((word,) in rows for word in said) and all((word,) in rows or (word,) in over for word in said) and (
        dated >= MANY or any((word,) in over for word in said))


def number_or_share(band: Band, index: int, kind: TableKind) -> Sense | None:
    """A number and its share side by side, "No." and "%", under no word for what they are: both say what an indicator is."""
    said = [(parts[:-1], words(parts[-1])) if parts else ((), ()) for parts in band.heads]
    over, mine = said[index]
    other = _COUNTS if mine == _SHARE else (_SHARE,) if mine in _COUNTS else ()
    found = kind == "indicator" and bool(other) and any(one == over and lowest in other for one, lowest in said)
    return Sense("current", UNSPOKEN, "indicator") if found else None

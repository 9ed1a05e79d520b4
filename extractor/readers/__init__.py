"""The readers of tables, and the choice among them.

Every band of a table goes to the reader that knows it best; a table that two know equally well is a fault of theirs, and said.
Adding a reader: write its file, and put it into READERS.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence

from corpus.errors import AmbiguousTable
from corpus.model import Block, Grid, Measure, Placed, Reading, Report
from extractor.checks import checked
from extractor.figures import unit_of
from extractor.readers.around.keys import rag_keys, score_key
from extractor.readers.around.listed import listed
from extractor.readers.around.narratives import narratives
from extractor.readers.around.notes import Note, read_notes, with_notes
from extractor.readers.kinds.across import Across
from extractor.readers.kinds.budgets import Budgets
from extractor.readers.kinds.cards import Cards
from extractor.readers.kinds.forms import Forms
from extractor.readers.kinds.heatmaps import HeatMaps
from extractor.readers.kinds.indicators import Indicators
from extractor.readers.kinds.panels import Panels
from extractor.readers.kinds.plans import ACTIONS, PROJECTS, RISKS
from extractor.readers.kinds.savings import Savings
from extractor.readers.kinds.tiles import Tiles
from extractor.readers.kinds.turned import TurnedTables
from extractor.readers.kinds.yearly import YearlyTables
from extractor.readers.reader import Reader, Scene, Seen, WholeReader
from extractor.readers.sheets.bands import Band, bands, under
from extractor.readers.texts.footnotes import Footnote, footnotes

READERS: tuple[Reader, ...] = (Indicators(), Budgets(), Savings(), ACTIONS, PROJECTS, RISKS, Cards(), Across())
WHOLE: tuple[WholeReader, ...] = (HeatMaps(), Forms(), Tiles(), Panels(), TurnedTables(), YearlyTables())
"""Readers of tables that are no rows under heads; they are asked first, each a kind that is no other's."""
_OF_ALL = re.compile(r"\ball\b.{0,30}\b(?:figures|amounts|values|numbers|sums|tables)\b", re.IGNORECASE)
MOST_WORDS = 10
"""A line above a table that names its unit has no more words."""
LEAST = 0.35
"""Below this share of understanding a table stays a table."""

_log = logging.getLogger(__name__)


def read_all(placed: Sequence[Placed], report: Report) -> tuple[Measure, ...]:
    """The measures of all tables of a report, in reading order, without ids."""
    found: list[Measure] = []
    notes: dict[str, Note] = {}
    keys, scores, overall = rag_keys(placed), score_key(placed), _said_of_all(placed)
    before: Seen | None = None
    for at, there in enumerate(placed):
        if not isinstance(there.what, Grid):
            before = before if _is_slight(there.what) else None
            continue
        scene = Scene(there.what, placed, at, report, keys[at], scores)
        if whole := next((measures for reader in WHOLE if (measures := tuple(reader.read(scene)))), ()):
            found += checked(whole)
            before = None
            continue
        for band in bands(there.what):
            if not band.heads_anything and before is not None:
                band = under(band, before.band) or band
            seen = Seen(band, report, there.section, there.item, there.what.caption, keys[at], scores, *_around(placed, at, band, before),
                        Reading("text", there.what.method, there.what.confidence), overall[at])
            found += checked(tuple(_read(seen)))
            notes |= read_notes(seen)
            before = seen if band.heads_anything else before
    noted = tuple(with_notes(found, notes))
    told = (*noted, *narratives(placed, report, noted))
    return (*told, *listed(placed, report, told))


def _around(placed: Sequence[Placed], at: int, band: Band, before: Seen | None) -> tuple[str, dict[str, Footnote], str]:
    """The line above that names a unit, the footnotes, the paragraph below. Under the head of the table before, its unit holds on."""
    above = _line_above(placed, at)
    if before is not None and before.band.heads == band.heads:
        above = above or next((text for text in (before.before, before.caption, *before.band.titles) if unit_of(text)), "")
    return above, footnotes(placed, at), _text(placed[at + 1].what, "paragraph") if at + 1 < len(placed) else ""


def _line_above(placed: Sequence[Placed], at: int) -> str:
    """The line that names the unit of a table, also where a page break with its head and foot stands between the two."""
    for one in reversed(placed[:at]):
        text = _text(one.what, "paragraph", "caption", "running-head", "heading")
        if unit_of(text) and len(text.split()) <= MOST_WORDS:
            return text
        if not (isinstance(one.what, Block) and one.what.form in ("running-head", "page-number")):
            break
    return ""


def _said_of_all(placed: Sequence[Placed]) -> tuple[str, ...]:
    """For each place of the outline the last text before it, or in it, that names the unit of all figures, and not of one table's alone."""
    last, found = "", []
    for one in placed:
        texts = (one.what.text,) if isinstance(one.what, Block) else (cell.text for cell in one.what.cells if len(cell.words) > 2)
        last = next((text for text in texts if _OF_ALL.search(text) and unit_of(text) and len(text.split()) <= 2 * MOST_WORDS), last)
        found.append(last)
    return tuple(found)


def _text(what: Block | Grid, *forms: str) -> str:
    return what.text if isinstance(what, Block) and what.form in forms else ""


def choose(seen: Seen, readers: Sequence[Reader] = READERS) -> Reader | None:
    """The reader that knows the band best, or None where none knows it. Raises AmbiguousTable where two know it equally."""
    known = sorted(((reader.knows(seen), reader.name, reader) for reader in readers), key=lambda it: -it[0])
    (best, name, reader), (second, other, _) = known[0], known[1]
    if best < LEAST:
        return None
    if best == second:
        raise AmbiguousTable(f"{seen.report.file}, under {' / '.join(seen.section)!r}", (name, other))
    return reader


def _is_slight(block: Block) -> bool:
    """What may stand between two parts of one table: a running head, a page number, "Appendix B" in the margin."""
    return block.form in ("running-head", "page-number") or len(block.text.split()) <= (2 if block.form == "heading" else 3)


def _read(seen: Seen) -> Iterator[Measure]:
    try:
        reader = choose(seen)
    except AmbiguousTable as fault:  # the table itself stays a record; what it means is not guessed
        _log.warning("%s", fault)
        return
    if reader is not None:
        yield from reader.read(seen)

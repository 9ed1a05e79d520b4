"""The nouns. Frozen, and importing nothing of the project.

Geometry is in PDF points with the origin at the top left of the page *as shown* (rotation applied). Pages count from 1.
Inside the house these classes are passed around; their JSON form is `corpus.records`, and nothing else writes or reads it.

    words      the closed lists: kinds, families, statuses, forms
    pages      what stands on a page: Box, Word, Span, Ruling, Fill, Mark, Page
    layouts    what extraction sees on the way to records: Evidence, Cell, Grid, Block, Placed
    records    what is indexed: Commentary, Measure, Table, and what they are made of: Figure, Period, Rag, ...
    reports    one PDF and what became of it: Report, Ledger, Extraction
"""

from corpus.model.layouts import Block, Cell, Evidence, Grid, Placed
from corpus.model.pages import Box, Fill, Mark, Page, Ruling, Span, Word
from corpus.model.records import (
    Amount,
    AnyRecord,
    Check,
    Commentary,
    Direction,
    Figure,
    Measure,
    Mention,
    Period,
    Rag,
    Reading,
    Record,
    Table,
)
from corpus.model.reports import Extraction, Ledger, LedgerEntry, Report, Source
from corpus.model.words import FAMILIES, KINDS, STATUSES, Colour, Family, Form, Kind, Status

__all__ = [
    "FAMILIES", "KINDS", "STATUSES", "Amount", "AnyRecord", "Block", "Box", "Cell", "Check", "Colour", "Commentary", "Direction",
    "Evidence", "Extraction", "Family", "Figure", "Fill", "Form", "Grid", "Kind", "Ledger", "LedgerEntry", "Mark", "Measure", "Mention",
    "Page", "Period", "Placed", "Rag", "Reading", "Record", "Report", "Ruling", "Source", "Span", "Status", "Table", "Word",
]

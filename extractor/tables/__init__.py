"""Tables of a report: what continues over pages joined, heads told from bodies, grids made records."""

from extractor.tables.heads import head_rows
from extractor.tables.joining import join, left_over
from extractor.tables.records import table_record, texts
from extractor.tables.rests import with_rest

__all__ = ["head_rows", "join", "left_over", "table_record", "texts", "with_rest"]

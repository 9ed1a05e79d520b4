"""What reports and records are called, so that the same PDF always gives the same names.

A report bears the SHA-256 of its bytes, a record a name made of what it says and where it stands.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from corpus.errors import NotFound
from corpus.model import AnyRecord, Commentary, Evidence, Measure, Table

R = TypeVar("R", Commentary, Measure, Table)


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex. Raises NotFound where they cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise NotFound(f"{path}: {error.strerror}") from error


def named(record: R) -> R:
    """The record with its id: 20 hex digits of a hash over report, kind, evidence and content. Themes and readings don't change a name."""
    said = json.dumps([record.report, type(record).__name__, _places(record.evidence), _content(record)], ensure_ascii=False)
    return replace(record, id=hashlib.sha256(said.encode()).hexdigest()[:20])


def _places(evidence: tuple[Evidence, ...]) -> list[list[float]]:
    return [[e.page, *(round(edge, 1) for edge in (e.box.x0, e.box.y0, e.box.x1, e.box.y1))] for e in evidence]


def _content(record: AnyRecord) -> object:
    match record:
        case Commentary():
            return record.text
        case Measure():
            period = record.period.label if record.period else ""
            figures = [[role, figure.text, _places((Evidence(figure.page, figure.box),))] for role, figure in record.figures.items()]
            return [record.family, record.code, record.name, period, figures]
        case Table():
            return [record.caption, record.columns, record.rows]

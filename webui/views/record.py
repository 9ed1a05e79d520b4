"""One record in full, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from corpus.model import AnyRecord, Report
from webui import address, shown
from webui.address import Address
from webui.desk import Desk


@dataclass(frozen=True, slots=True)
class RecordView:
    address: Address
    record: AnyRecord
    report: Report
    citation: str


def record(desk: Desk, id: str) -> RecordView:
    """Raises NotFound."""
    found = desk.library.record(id)
    held = desk.library.report(found.report)
    first = desk.library.page(held.id, found.evidence[0].page)
    return RecordView(
        address=address.read(request.args),
        record=found,
        report=held,
        citation=shown.citation(held, first.number, first.label, found),
    )

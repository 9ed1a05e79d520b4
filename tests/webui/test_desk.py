"""What every view is handed."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import NoLibrary
from corpus.model import Report
from webui.address import Address
from webui.desk import Desk


def test_the_index_is_opened_once(folder: Path) -> None:
    desk = Desk(folder, None)
    assert desk.searcher is desk.searcher


def test_a_missing_library_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(NoLibrary):
        Desk(tmp_path / "nothing", None)


def test_titles_of_reports_that_are_gone_are_left_out(folder: Path, barnet: Report) -> None:
    assert Desk(folder, None).titles([barnet.id, "gone"]) == {barnet.id: "Quarterly report of barnet"}


def test_hits_in_a_report_come_in_reading_order(folder: Path, barnet: Report) -> None:
    hits = Desk(folder, None).hits_in(barnet.id, Address(q="agency staff"), 50)
    assert [(id[-3:], page) for id, page in hits] == [("aa1", 1), ("aa4", 1), ("aa5", 2)]

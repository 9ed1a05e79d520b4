"""The front door stands above every room: import-linter watches packages, and `outturn` is a single module."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("commands", "corpus", "extractor", "search", "webui")


def test_no_room_looks_back_through_the_front_door() -> None:
    backwards = [
        str(path.relative_to(ROOT))
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if re.search(r"^\s*(from outturn import|import outturn\b)", path.read_text(), re.MULTILINE)
    ]
    assert not backwards

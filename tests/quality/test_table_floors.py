"""Tables of the ICDAR 2013 competition against its truth, and every word of every cell against the page."""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from corpus.model import Grid, Page, Placed
from extractor.grids import find_grids
from extractor.pages import open_pdf
from extractor.tables import head_rows, table_record
from tests.quality.floors import below

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_tables", shared / "eval" / "score_tables.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def found(shared: Path) -> list[tuple[Path, Page, Grid]]:
    return [(path, page, grid) for path in sorted(_folder(shared).glob("*.pdf")) for page in _pages(path) for grid in find_grids(page)]


def _folder(shared: Path) -> Path:
    return shared / "data" / "icdar2013-eu"


def _pages(path: Path) -> Iterator[Page]:
    with open_pdf(path) as pdf:
        for number in range(1, len(pdf) + 1):
            yield pdf.page(number)


def _exported(path: Path, page: Page, grid: Grid) -> dict[str, Any]:
    """What an export says of a table: head and rows as printed, and which cells are merged."""
    headed = replace(grid, head_rows=head_rows(grid))
    record = table_record(headed, Placed(headed, ()), path.stem)
    return {"file": path.name, "page": page.number, "rows": [*record.head, *record.rows], "spans": record.spans}


def test_tables_of_the_competition_are_found_as_they_are(shared: Path, scorer: ModuleType, found: list[tuple[Path, Page, Grid]]) -> None:
    shares = {}
    for name, exact in (("f1", False), ("exact", True)):
        predicted = [scorer.predicted_table(_exported(*one), exact) for one in found]
        total = scorer.totals(scorer.score(predicted, scorer.read_truth(_folder(shared), exact)))
        shares |= {name: total["f1"], "found": total["tables_found"] / total["tables"]}
    assert below("tables of the competition in shared", shares) == []


def test_no_cell_says_what_is_not_on_the_page(found: list[tuple[Path, Page, Grid]]) -> None:
    for path, page, grid in found:
        words = [word for cell in grid.cells for word in cell.words]
        assert not Counter(words) - Counter(page.words), f"{path.name}, page {page.number}: a word twice, or not of the page"
        assert all(cell.box.holds(word.box.centre, 2) for cell in grid.cells for word in cell.words), f"{path.name}, page {page.number}"

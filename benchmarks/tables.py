"""Our tables against those of PyMuPDF, pdfplumber and camelot: the same pages, one core, one run.

    python benchmarks/tables.py TRUTH_FOLDER SCORER [FOLDER ...]

TRUTH_FOLDER holds the ICDAR 2013 PDFs with their `-str.xml`, SCORER is `score_tables.py`; both speed and truth are measured on its
pages, and speed alone on the PDFs of the other folders. Every figure is of processor time, and includes the reading of words and rulings.
Cells of PyMuPDF's tables are filled from its words, by the word's centre, for its own `extract()` corrupts numbers.
Peers that are not installed are left out, and said so. Prints Markdown.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pymupdf

from corpus.errors import UnreadableReport
from extractor.grids import find_grids
from extractor.pages import open_pdf
from extractor.tables import texts

Found = dict[str, Any]
Finder = Callable[[Path], Iterator[Found | None]]
"""All tables of a PDF, and None for each page read."""


def main() -> None:
    truth, scorer = Path(sys.argv[1]), _scorer(Path(sys.argv[2]))
    folders = [Path(name) for name in sys.argv[3:]]
    finders: dict[str, Finder] = {"Outturn": ours, "PyMuPDF `find_tables(use_layout=False)`": by_pymupdf}
    for name, finder in (("pdfplumber", by_pdfplumber), ("camelot", by_camelot)):
        if importlib.util.find_spec(name) is None:
            print(f"{name} is not installed, so it is left out.\n")
        else:
            finders[name] = finder
    others = [path for folder in folders for path in sorted(folder.rglob("*.pdf"))]
    print("| finder | F1 | exact F1 | pages/s, ICDAR | pages/s, reports | times as fast as PyMuPDF |\n|---|---|---|---|---|---|")
    rows = [(name, *_measured(finder, scorer, truth, others)) for name, finder in finders.items()]
    peer = next(rate or first for name, _, _, first, rate in rows if name.startswith("PyMuPDF"))
    for name, f1, exact, first, rate in rows:
        print(f"| {name} | {f1:.3f} | {exact:.3f} | {first:.1f} | {f'{rate:.1f}' if rate else '-'} | {(rate or first) / peer:.1f} |")


def _measured(finder: Finder, scorer: Any, truth: Path, others: Sequence[Path]) -> tuple[float, float, float, float]:
    found, rate = _run(finder, sorted(truth.glob("*.pdf")))
    scores = []
    for exact in (False, True):
        predicted = [scorer.predicted_table(table, exact) for table in found]
        scores.append(scorer.totals(scorer.score(predicted, scorer.read_truth(truth, exact)))["f1"])
    return scores[0], scores[1], rate, _run(finder, others)[1] if others else 0.0


def _run(finder: Finder, paths: Sequence[Path]) -> tuple[list[Found], float]:
    """All tables, and pages per second of processor time."""
    tables: list[Found] = []
    pages = 0
    began = time.process_time()
    for path in paths:
        for found in finder(path):
            if found is None:
                pages += 1
            else:
                tables.append(found)
    return tables, pages / (time.process_time() - began)


def ours(path: Path) -> Iterator[Found | None]:
    try:
        with open_pdf(path) as pdf:
            for number in range(1, len(pdf) + 1):
                for grid in find_grids(pdf.page(number, spans=False)):
                    spans = [(c.row, c.column, c.rows, c.columns) for c in grid.cells if c.rows > 1 or c.columns > 1]
                    yield {"file": path.name, "page": number, "rows": texts(grid), "spans": spans}
                yield None
    except UnreadableReport:
        return


def by_pymupdf(path: Path) -> Iterator[Found | None]:
    with pymupdf.open(path) as document:
        for page in document:
            words = [pymupdf.Rect(word[:4]) * page.rotation_matrix for word in page.get_text("words")]
            said = [word[4] for word in page.get_text("words")]
            for table in (page.find_tables(use_layout=False) or _NONE).tables:
                cells = [[_within(cell, words, said) for cell in row.cells] for row in table.rows]
                yield {"file": path.name, "page": page.number + 1, "rows": cells}
            yield None


class _NONE:
    tables: tuple[Any, ...] = ()


def _within(cell: Any, boxes: Sequence[Any], said: Sequence[str]) -> str:
    if cell is None:
        return ""
    x0, y0, x1, y1 = cell
    inside = [x0 <= (box.x0 + box.x1) / 2 <= x1 and y0 <= (box.y0 + box.y1) / 2 <= y1 for box in boxes]
    return " ".join(text for text, held in zip(said, inside, strict=True) if held)


def by_pdfplumber(path: Path) -> Iterator[Found | None]:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            for table in page.extract_tables():
                yield {"file": path.name, "page": page.page_number, "rows": [[cell or "" for cell in row] for row in table]}
            yield None


def by_camelot(path: Path) -> Iterator[Found | None]:
    import camelot

    with pymupdf.open(path) as document:
        pages = document.page_count
    for table in camelot.read_pdf(str(path), pages="all", flavor="hybrid"):
        yield {"file": path.name, "page": int(table.page), "rows": table.df.values.tolist()}
    for _ in range(pages):
        yield None


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_tables", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"there is no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()

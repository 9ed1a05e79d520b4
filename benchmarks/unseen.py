"""Our tables against those of PyMuPDF, pdfplumber and camelot on made-up documents in councils' styles, whose truth is known.

    python -m benchmarks.unseen FIRST LAST FOLDER

Makes the documents of the seeds FIRST to LAST - 1 (`benchmarks/made_tables`), prints them with Chromium into FOLDER (those that are there
already stay), and says of each finder how many tables came out exactly right, and the F1 of its relations between neighbouring cells, as
the ICDAR 2013 competition counts them. A table that goes on over pages is one table. Seeds that nobody has looked at are what counts:
choose a new range, and look only at its sums. Prints Markdown; `--misses` lists the documents that ours did not get, for mending.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

import pymupdf
from playwright.sync_api import sync_playwright

from benchmarks.made_tables.contents import Content, flat, placed
from benchmarks.made_tables.pages import Made, make
from benchmarks.tables import Finder, by_camelot, by_pdfplumber, by_pymupdf
from corpus.model import Table
from extractor.pipeline import extract

Rows = Sequence[Sequence[str]]
Relations = Counter[tuple[str, str, str]]


def main() -> None:
    first, last, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    made = {seed: make(seed) for seed in range(first, last)}
    printed(made, folder)
    print(f"{sum(len(one.contents) for one in made.values())} tables in {len(made)} documents, seeds {first} to {last - 1}\n")
    print("| finder | exactly right | F1 of relations |\n|---|---|---|")
    for name, finder in _finders().items():
        found = {seed: [rows for rows in finder(folder / f"{seed}.pdf") if any(map(any, rows))] for seed in made}
        print(f"| {name} | {_exact(made, found):.2f} | {_f1(made, found):.3f} |", flush=True)
        if name == "Outturn":
            ours = found
    _told(made, ours)


def printed(made: dict[int, Made], folder: Path) -> None:
    """The documents as `<seed>.pdf` in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        raise SystemExit("there is no Chromium to print the documents with; install it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        for seed, one in made.items():
            target = folder / f"{seed}.pdf"
            if not target.exists():
                page.set_content(one.html)
                _bound(page.pdf(prefer_css_page_size=True, print_background=True), one.place == "sideways", target)
        browser.close()


def _bound(data: bytes, sideways: bool, target: Path) -> None:
    """The document in its file, its content turned where it is meant to be."""
    with pymupdf.open(stream=data) as source, pymupdf.open() as turned:
        for sheet in source if sideways else ():
            new = turned.new_page(width=sheet.rect.height, height=sheet.rect.width)
            new.show_pdf_page(new.rect, source, sheet.number, rotate=90)
        (turned if sideways else source).save(target)


def _finders() -> dict[str, Callable[[Path], Iterator[Rows]]]:
    finders: dict[str, Callable[[Path], Iterator[Rows]]] = {"Outturn": _ours}
    for name, module, finder in (
        ("PyMuPDF `find_tables(use_layout=False)`", "pymupdf", by_pymupdf),
        ("pdfplumber", "pdfplumber", by_pdfplumber),
        ("camelot", "camelot", by_camelot),
    ):
        if importlib.util.find_spec(module) is None:
            print(f"{name} is not installed, so it is left out.\n")
        else:
            finders[name] = partial(_theirs, finder)
    return finders


def _theirs(finder: Finder, path: Path) -> Iterator[Rows]:
    return (table["rows"] for table in finder(path) if table is not None)


def _ours(path: Path) -> Iterator[Rows]:
    return ([*record.head, *record.rows] for record in extract(path).records if isinstance(record, Table))


def told(rows: Rows) -> list[list[str]]:
    """The rows as they are compared: without blanks in texts, rows and columns."""
    bare = [["".join(cell.split()) for cell in row] for row in rows]
    kept = [row for row in bare if any(row)]
    filled = [at for at in range(max(map(len, kept), default=0)) if any(at < len(row) and row[at] for row in kept)]
    return [[row[at] if at < len(row) else "" for at in filled] for row in kept]


def relations(rows: Rows) -> Relations:
    """Each text with the next one to its right, and with the next one below."""
    found: Relations = Counter()
    for name, lines in (("right", told(rows)), ("below", list(map(list, zip(*told(rows), strict=True))))):
        for line in lines:
            said = [cell for cell in line if cell]
            found.update((a, b, name) for a, b in pairwise(said))
    return found


def _exact(made: dict[int, Made], found: dict[int, list[Rows]]) -> float:
    right = {seed: _right(one, found[seed]) for seed, one in made.items()}
    return sum(map(sum, right.values())) / sum(map(len, right.values()))


def _right(one: Made, found: Sequence[Rows]) -> list[bool]:
    return [any(_is(content, told(rows)) for rows in found) for content in one.contents]


def _is(content: Content, ours: list[list[str]]) -> bool:
    """Whether rows are those of the content. In which of its rows a tall cell's text stands is nothing that a reader could tell."""
    truth = told(flat(content))
    if [len(row) for row in ours] != [len(row) for row in truth]:
        return False
    for r, at, cell in placed(content):
        if cell.rows > 1:
            said = [ours[row][at] for row in range(r, r + cell.rows)]
            for row in range(r, r + cell.rows):
                ours[row][at] = "".join(said) if row == r else ""
    return ours == truth


def _f1(made: dict[int, Made], found: dict[int, list[Rows]]) -> float:
    right = ours = true = 0
    for seed, one in made.items():
        theirs = sum((relations(rows) for rows in found[seed]), Counter[tuple[str, str, str]]())
        truth = sum((relations(flat(content)) for content in one.contents), Counter[tuple[str, str, str]]())
        right, ours, true = right + (theirs & truth).total(), ours + theirs.total(), true + truth.total()
    return 2 * right / (ours + true)


def _told(made: dict[int, Made], ours: dict[int, list[Rows]]) -> None:
    """Where ours came out exactly right, by what the tables are, how they look and where they stand."""
    by: dict[str, list[bool]] = defaultdict(list)
    for seed, one in made.items():
        right = _right(one, ours[seed])
        for name in (one.kind, one.look, one.place):
            by[name] += right
        if "--misses" in sys.argv and not all(right):
            print(f"{seed}: {one.kind}, {one.look}, {one.place}", file=sys.stderr)
    print("\nOurs, exactly right: " + ", ".join(f"{name} {sum(right)}/{len(right)}" for name, right in by.items()))


if __name__ == "__main__":
    main()

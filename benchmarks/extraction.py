"""The whole extraction, PDF to stored records with themes, against PyMuPDF's table finder alone on the same pages; and its memory.

    python benchmarks/extraction.py FOLDER [FOLDER ...]

Prints Markdown. Each measurement runs in a process of its own on one core, and counts the processor's time; times are the best of three
such processes, turn by turn, so that what else runs on the machine matters little. Pages that need Tesseract are left out of the
comparison, for the peer doesn't read them at all.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

import pymupdf

from corpus.errors import UnreadableReport
from corpus.library import Library
from extractor.pages import open_pdf
from extractor.pages.ocr import is_scan
from extractor.pipeline import extract
from extractor.workers import be_swift

T = TypeVar("T")
Seconds = float
Megabytes = float


def main() -> None:
    sources = _in_a_process(_with_text, [Path(name) for name in sys.argv[1:]])
    rounds = [(_in_a_process(find_tables_of, sources), _in_a_process(extraction_of, sources)) for _ in range(3)]
    pages = rounds[0][0][0]
    theirs, ours = min(peer for (_, peer), _ in rounds), min(own for _, own in rounds)
    print(f"{pages} pages of {len(sources)} reports, one core, processor time\n")
    print("| what | ms a page | pages/s | |\n|---|---|---|---|")
    print(_row("PyMuPDF `find_tables(use_layout=False)` alone", theirs, pages, theirs))
    print(_row("Outturn, PDF to stored records, themes included", ours, pages, theirs))
    print("\n| pages read by one process, after one another | most memory, MB | the same as one PDF, MB |\n|---|---|---|")
    for wanted in (100, 300, 1000):
        print(f"| {wanted} | {_in_a_process(memory_of_many, sources, wanted):.0f} | {_in_a_process(memory_of_one, sources, wanted):.0f} |")


def find_tables_of(sources: Sequence[Path]) -> tuple[int, Seconds]:
    """All pages, and the time that the peer takes for their tables and nothing else."""
    pages, began = 0, time.process_time()
    for source in sources:
        with pymupdf.open(source) as document:
            for page in document:
                page.find_tables(use_layout=False)
                pages += 1
    return pages, time.process_time() - began


def extraction_of(sources: Sequence[Path]) -> Seconds:
    """The time from PDFs to a library that holds their records. Imports and the themes' patterns are paid once a worker, so not here."""
    extract(sources[0])
    be_swift()
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder), create=True)
        began = time.process_time()
        for source in sources:
            library.store(extract(source), source)
        return time.process_time() - began


def memory_of_many(sources: Sequence[Path], wanted: int) -> Megabytes:
    """The most memory that a process has used once it has read so many pages, report after report."""
    be_swift()
    read = 0
    while read < wanted:
        for source in sources:
            read += len(extract(source).pages)
            if read >= wanted:
                break
    return _most_memory()


def memory_of_one(sources: Sequence[Path], wanted: int) -> Megabytes:
    """The most memory that one PDF of so many pages takes, bound from the reports."""
    be_swift()
    with tempfile.TemporaryDirectory() as folder:
        bound = Path(folder) / "bound.pdf"
        _in_a_process(_bind, sources, wanted, bound)
        extract(bound)
    return _most_memory()


def _bind(sources: Sequence[Path], wanted: int, target: Path) -> None:
    whole = pymupdf.open()
    while len(whole) < wanted:
        for source in sources:
            with pymupdf.open(source) as part:
                whole.insert_pdf(part, to_page=min(len(part), wanted - len(whole)) - 1)
            if len(whole) >= wanted:
                break
    whole.save(target)


def _most_memory() -> Megabytes:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _with_text(folders: Sequence[Path]) -> list[Path]:
    """The PDFs in folders that need no Tesseract."""
    return [source for folder in folders for source in sorted(folder.rglob("*.pdf")) if _has_text(source)]


def _has_text(source: Path) -> bool:
    try:
        with open_pdf(source) as pdf:
            return not any(is_scan(pdf.page(number)) for number in range(1, len(pdf) + 1))
    except UnreadableReport:
        return False


def _in_a_process(work: Callable[..., T], *arguments: object) -> T:
    """What `work` gives in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def _row(what: str, seconds: Seconds, pages: int, peer: Seconds) -> str:
    return f"| {what} | {1000 * seconds / pages:.1f} | {pages / seconds:.1f} | {peer / seconds:.1f} times |"


if __name__ == "__main__":
    main()

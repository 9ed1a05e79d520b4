"""A folder as people have them: a report that can be read among files that can't, indexed once by the real command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pymupdf
import pytest

ROOT = Path(__file__).resolve().parents[2]
NO_PAGES = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
trailer<</Root 1 0 R>>
%%EOF"""

Run = Callable[..., subprocess.CompletedProcess[str]]


def outturn(*arguments: object, library: Path) -> subprocess.CompletedProcess[str]:
    """The command as a shell would run it."""
    command = [sys.executable, str(ROOT / "outturn.py"), "--library", str(library), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    return subprocess.run(command, capture_output=True, text=True, timeout=180, check=False, env=environment)


def report(path: Path, *sentences: str) -> Path:
    """A PDF of one page with a heading and a sentence a line."""
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_text((60, 80), "London Borough of Barnet, Quarter 1 2013/14", fontsize=18)
        for at, sentence in enumerate(sentences):
            page.insert_text((60, 130 + 40 * at), sentence, fontsize=11)
        pdf.save(path)
    return path


@dataclass(frozen=True)
class Indexed:
    library: Path
    reports: Path
    run: subprocess.CompletedProcess[str]


def unreadable(folder: Path) -> list[Path]:
    """A text, a locked PDF and one without pages, each named .pdf."""
    text, locked, empty = folder / "text.pdf", folder / "locked.pdf", folder / "empty.pdf"
    text.write_text("Minutes of the meeting\n" * 40)
    empty.write_bytes(NO_PAGES)
    with pymupdf.open() as pdf:
        pdf.new_page().insert_text((60, 80), "secret")
        pdf.save(locked, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="secret", owner_pw="secret")
    return [text, locked, empty]


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Indexed:
    """A library made by `outturn index` from a folder with one readable report and three files that aren't."""
    folder = tmp_path_factory.mktemp("reports")
    report(folder / "good.pdf", "The overspend of £1.8m is due to agency staff in social care teams.", "=HYPERLINK is no formula here.")
    unreadable(folder)
    library = tmp_path_factory.mktemp("held") / "library"
    return Indexed(library, folder, outturn("index", folder, "--jobs", 2, library=library))

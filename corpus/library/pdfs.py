"""The PDFs themselves, each under the SHA-256 of its bytes, so that links to a page outlive a file that moves."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from corpus.disk import put_in_place
from corpus.errors import BrokenPdf, LibraryError

CHUNK = 1 << 20
DAY = 24 * 60 * 60.0


def place(folder: Path, report: str) -> Path:
    """Where the PDF of a report lies: `pdfs/ab/abcdef….pdf`."""
    return folder / "pdfs" / report[:2] / f"{report}.pdf"


def copy_in(folder: Path, source: Path, report: str) -> Path:
    """A copy of `source` under a passing name beside its final place, safely on the disk; `settle` gives it its name.

    Raises BrokenPdf when the bytes aren't those that were read: the file changed meanwhile; LibraryError when there is no room.
    """
    target = place(folder, report)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as copy:
            passing = Path(copy.name)
            try:
                found = _copy(source, copy)
                if found != report:
                    raise BrokenPdf(source.name, "the file changed while it was read; index it again")
            except BaseException:
                passing.unlink()
                raise
    except OSError as error:
        raise LibraryError(f"{source} could not be copied into the library at {folder}: {error.strerror}") from error
    return passing


def _copy(source: Path, target: IO[bytes]) -> str:
    """Copies, sees it onto the disk, and gives the SHA-256 of what was copied."""
    total = hashlib.sha256()
    with source.open("rb") as file:
        while chunk := file.read(CHUNK):
            total.update(chunk)
            target.write(chunk)
    target.flush()
    os.fsync(target.fileno())
    return total.hexdigest()


def sweep(folder: Path) -> None:
    """Removes copies that a process left behind when it died; those of a day are nobody's any more."""
    for left in (folder / "pdfs").glob("*/*.part"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > DAY:
                left.unlink()


def settle(folder: Path, passing: Path, report: str) -> None:
    """Gives a copy its final name, safely on the disk."""
    passing.chmod(0o644)
    put_in_place(passing, place(folder, report))

"""The library and its index, opened for a command. What they need is imported here and not before."""

from __future__ import annotations

import os
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

import click

from commands.progress import aside, shown
from corpus.errors import IndexBusy

if TYPE_CHECKING:
    from corpus.library import Library


def library_in(folder: Path, *, create: bool = False) -> Library:
    """The library in a folder, open as long as the command runs. Raises NoLibrary, NotALibrary, NewerLibrary, LibraryBusy."""
    from corpus.library import Library

    library = Library.open(folder, create=create)
    click.get_current_context().call_on_close(library.close)
    return library


def caught_up(library: Library, engine: str | None, *, wait: float = 0.0) -> None:
    """Brings the index up to the library where it is behind, and says so.

    `wait`: how many seconds to wait for another process that does so. Then its last whole state answers, and whoever asks next tries again.
    """
    from search.index import is_behind, update

    until = monotonic() + wait
    while os.access(library.folder, os.W_OK) and is_behind(library, engine):
        try:
            with shown("Indexing") as step:
                update(library, engine, lambda done, total: step(done, total, ""))
        except IndexBusy as error:
            if monotonic() > until:
                aside(f"outturn: {error}; until then its last whole state answers")
                return
            sleep(0.3)

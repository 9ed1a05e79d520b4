"""The library and its index, opened for a command. What they need is imported here and not before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from commands.progress import aside, shown
from corpus.errors import IndexBusy

if TYPE_CHECKING:
    from corpus.library import Library


def library_in(folder: Path, *, create: bool = False) -> Library:
    """The library in a folder. Raises NoLibrary, NotALibrary, NewerLibrary, LibraryBusy."""
    from corpus.library import Library

    return Library.open(folder, create=create)


def caught_up(library: Library, engine: str | None) -> None:
    """Brings the index up to the library where it is behind, and says so. While another process does, the last whole state answers."""
    from search.index import is_behind, update

    if not is_behind(library, engine):
        return
    aside("The index is behind the library; bringing it up to date.")
    try:
        with shown("Indexing") as step:
            update(library, engine, lambda done, total: step(done, total, ""))
    except IndexBusy as error:
        aside(f"outturn: {error}; answering from its last whole state")

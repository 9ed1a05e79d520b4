"""The index follows the library: whoever asks sees what was stored last."""

from __future__ import annotations

from commands.progress import aside, shown
from corpus.errors import IndexBusy
from corpus.library import Library


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

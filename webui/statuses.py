"""Which HTTP status an error of the tree gets. The only place that knows both."""

from __future__ import annotations

from corpus.errors import BadInput, EngineError, LibraryBusy, LibraryError, NotFound, OutturnError

STATUSES: tuple[tuple[type[OutturnError], int, str], ...] = (
    (NotFound, 404, "Not here"),
    (BadInput, 400, "This cannot be read"),
    (LibraryBusy, 503, "The library is busy"),
    (LibraryError, 503, "The library cannot be opened"),
    (EngineError, 503, "The index is not ready"),
    (OutturnError, 500, "Something went wrong"),
)
"""The first class that fits, its status, and the heading of the page that says it."""


def status_of(error: OutturnError) -> tuple[int, str]:
    """The HTTP status and the heading for an error."""
    return next((status, heading) for kind, status, heading in STATUSES if isinstance(error, kind))

"""The one tree of errors. A message says what is wrong and what to do; exit codes and HTTP statuses are given at the edge.

    OutturnError
    ├── BadInput                 what was handed in cannot be used
    │   ├── NotFound             a path, a report or a record that is not there
    │   └── UnreadableReport     a PDF that cannot be read
    │       ├── NotAPdf
    │       ├── EncryptedPdf
    │       ├── EmptyPdf
    │       ├── BadSidecar       what lies beside the PDF to describe it cannot be used
    │       └── BrokenPdf        damaged beyond repair, over a limit, or its reader died
    ├── LibraryError             the store
    │   ├── NoLibrary
    │   ├── NotALibrary          a file that is something else, or damaged
    │   ├── NewerLibrary         made by a newer Outturn
    │   ├── LibraryBusy
    │   └── DuplicateRecord      two records with one id: a fault of ours, never stored
    ├── EngineError              what searches
    │   ├── NoIndex
    │   ├── StaleIndex
    │   └── IndexBusy
    └── AmbiguousTable           two readers claim one table: a fault of ours, never luck of order
"""

from __future__ import annotations


class OutturnError(Exception):
    """Base of all that Outturn raises on purpose."""


class BadInput(OutturnError):
    """What was handed in cannot be used."""


class NotFound(BadInput):
    """A path, a report or a record that is not there."""


class UnreadableReport(BadInput):
    """A PDF that cannot be read; `reason` is kept with the failure in the library."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnreadableReport], tuple[str, str]]:
        return type(self), (self.file, self.reason)


class NotAPdf(UnreadableReport):
    def __init__(self, file: str, reason: str = "this is not a PDF, whatever its name says") -> None:
        super().__init__(file, reason)


class EncryptedPdf(UnreadableReport):
    def __init__(self, file: str, reason: str = "the PDF asks for a password; save a copy without one and index that") -> None:
        super().__init__(file, reason)


class EmptyPdf(UnreadableReport):
    def __init__(self, file: str, reason: str = "the PDF has no pages") -> None:
        super().__init__(file, reason)


class BadSidecar(UnreadableReport):
    """What lies beside a PDF to describe it cannot be used; to pass over it would be to guess."""

    def __init__(self, file: str, sidecar: str, why: str) -> None:
        super().__init__(file, f"its sidecar {sidecar} cannot be used ({why}); mend or remove it")

    def __reduce__(self) -> tuple[type[UnreadableReport], tuple[str, str]]:
        return UnreadableReport, (self.file, self.reason)


class BrokenPdf(UnreadableReport):
    """Damaged beyond repair, over a limit, or its reader died."""


class LibraryError(OutturnError):
    """The store cannot be used."""


class NoLibrary(LibraryError):
    def __init__(self, where: str) -> None:
        super().__init__(f"there is no library at {where}; make one with `outturn --library {where} index PATH`")


class NotALibrary(LibraryError):
    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where} cannot be read as a library ({why}); choose another folder with --library, or restore it from a copy")


class NewerLibrary(LibraryError):
    def __init__(self, where: str, found: int, known: int) -> None:
        super().__init__(f"the library at {where} has version {found}, and this Outturn knows up to {known}; upgrade Outturn to use it")


class LibraryBusy(LibraryError):
    def __init__(self, where: str) -> None:
        super().__init__(f"another process is writing to the library at {where}; try again when it has finished")


class DuplicateRecord(LibraryError):
    """Two records with one id: a fault of ours, never stored."""

    def __init__(self, file: str, record: str) -> None:
        super().__init__(f"{file}: two records would have the id {record}; nothing of the report was stored")


class EngineError(OutturnError):
    """What searches cannot be used."""


class NoIndex(EngineError):
    def __init__(self, where: str) -> None:
        super().__init__(f"there is no index at {where}; build it with `outturn reindex`")


class StaleIndex(EngineError):
    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"the index at {where} is stale ({why}); rebuild it with `outturn reindex`")


class IndexBusy(EngineError):
    def __init__(self, where: str) -> None:
        super().__init__(f"another process is writing to the index at {where}; try again when it has finished")


class AmbiguousTable(OutturnError):
    """Two readers claim one table with the same confidence: a fault of ours, never left to luck of order."""

    def __init__(self, where: str, readers: tuple[str, ...]) -> None:
        super().__init__(f"{where}: claimed by {' and '.join(readers)}; make one of them tell the table apart")

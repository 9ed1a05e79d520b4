"""Pictures of pages, drawn by a process of its own: a page that takes for ever, or brings its drawer down, harms no other reader."""

from __future__ import annotations

import multiprocessing
import resource
import signal
from collections import deque
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock

from corpus.errors import BrokenPdf, OutturnError

LONGEST = 10.0
"""Seconds that a page may take; most take a twentieth of one."""
_START = 120.0
"""Seconds that the process may take to start, on the busiest machine."""
_MEMORY = 4 << 30
"""Bytes of address space."""
_REMEMBERED = 1000
"""Pages that are not tried again as long as the server runs."""
_SPAWN = multiprocessing.get_context("spawn")
_Page = tuple[Path, int, int]


class Painter:
    """Draws one page at a time. The process is started with the first one, and anew after one that failed."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._lock = Lock()
        self._running: tuple[BaseProcess, Connection] | None = None
        self._given_up: deque[_Page] = deque(maxlen=_REMEMBERED)

    def picture(self, path: Path, number: int, dpi: int) -> bytes:
        """A page as PNG. Raises what `extractor.pages.picture` does, and BrokenPdf where drawing was given up."""
        page = (path, number, dpi)
        with self._lock:
            if page in self._given_up:
                raise BrokenPdf(path.name, f"page {number} cannot be drawn in reasonable time")
            answer = self._asked(page)
            if answer is None:
                self._given_up.append(page)
                self.close()
                raise BrokenPdf(path.name, f"page {number} could not be drawn within {self._longest:.0f} seconds, or took its drawer down")
        if isinstance(answer, OutturnError):
            raise answer
        return answer

    def close(self) -> None:
        if self._running:
            process, pipe = self._running
            process.kill()
            process.join()
            pipe.close()
            self._running = None

    def _asked(self, page: _Page) -> bytes | OutturnError | None:
        """None where no answer came in time, or none will come."""
        with suppress(EOFError, OSError):
            pipe = self._pipe()
            pipe.send(page)
            if pipe.poll(self._longest):
                answer: bytes | OutturnError = pipe.recv()
                return answer
        return None

    def _pipe(self) -> Connection:
        """To a process that is ready. Raises EOFError, OSError."""
        if self._running and not self._running[0].is_alive():
            self.close()
        if self._running is None:
            ours, theirs = _SPAWN.Pipe()
            process = _SPAWN.Process(target=_draw, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            self._running = process, ours
            if ours.poll(_START):
                ours.recv()
        return self._running[1]


def _draw(pipe: Connection) -> None:
    """Draws what it is asked for until nobody is left to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from extractor import pages

    with suppress(EOFError, OSError):
        pipe.send(b"")
        while True:
            path, number, dpi = pipe.recv()
            try:
                answer: bytes | OutturnError = pages.picture(path, number, dpi)
            except OutturnError as error:
                answer = error
            pipe.send(answer)

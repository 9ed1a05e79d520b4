"""The documents of reports, made from the library in the order asked: here, or by several processes at once.

To read and analyse a report takes longer than to index it, so a whole library is read by as many processes as there are cores, each with
its own eyes on the library. They speak over a pipe and over nothing else, and end when it closes, however this process ended. What a
process that died was asked for is made here.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import Queue
from threading import Thread

from corpus.errors import NotFound
from corpus.library import Library
from search.fields import Document, document

Made = list[Document]

_FEW = 30
"""Reports for each process: fewer are read sooner than a process has started."""
_MOST = 4
"""Processes: more make more than an engine's one writer can index."""
_AHEAD = 64
"""Reports that each process is asked for before they are needed, so that it works on while a commit keeps this one waiting."""
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    asked: deque[str] = field(default_factory=deque)

    def ask(self, report: str) -> None:
        self.asked.append(report)
        # One that has died is noticed where it is heard.
        with suppress(OSError):
            self.pipe.send(report)

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def of_report(library: Library, report: str) -> Made:
    """The documents of one report; none where it was removed meanwhile."""
    try:
        about, records = library.contents(report)
    except NotFound:
        return []
    return [document(record, about) for record in records]


def of_reports(library: Library, reports: Sequence[str], jobs: int | None = None) -> Generator[tuple[str, Made], None, None]:
    """Each report with its documents, in the order asked. `jobs`: processes, by default one a core where that pays."""
    many = jobs or min(os.cpu_count() or 1, len(reports) // _FEW, _MOST)
    workers = [_started(library.folder) for _ in range(many)] if many > 1 else []
    waiting = deque(reports)
    ready: dict[str, Made] = {}
    try:
        for report in reports:
            while report not in ready:
                if not workers:
                    first = waiting.popleft()
                    ready[first] = of_report(library, first)
                _ask(workers, waiting, len(ready))
                ready |= _heard(workers, library)
            yield report, ready.pop(report)
    finally:
        for worker in workers:
            worker.end()


def _ask(workers: list[_Worker], waiting: deque[str], ready: int) -> None:
    """Hands out what is next; not for ever, where one report takes long and the others pile up."""
    for worker in workers:
        while waiting and len(worker.asked) < _AHEAD and ready < _AHEAD * len(workers):
            worker.ask(waiting.popleft())


def _heard(workers: list[_Worker], library: Library) -> dict[str, Made]:
    """Waits until some process has made a report, and gives what is made."""
    made: dict[str, Made] = {}
    pipes = wait([worker.pipe for worker in workers]) if workers else []
    for worker in [worker for worker in workers if worker.pipe in pipes]:
        try:
            made[worker.asked[0]] = worker.pipe.recv()
            worker.asked.popleft()
        except (EOFError, OSError):
            workers.remove(worker)
            worker.end()
            made |= {report: of_report(library, report) for report in worker.asked}
    return made


def _started(folder: Path) -> _Worker:
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_work, args=(theirs, folder), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


# --- in the process -----------------------------------------------------------------------------------------------------


def _work(pipe: Connection, folder: Path) -> None:
    """Makes what the pipe names until it closes. Ctrl-C is for the one who asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    be_swift()
    library = Library.open(folder)
    sending: Queue[Made] = Queue(_AHEAD)
    Thread(target=_send, args=(pipe, sending), daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            sending.put(of_report(library, pipe.recv()))


def _send(pipe: Connection, sending: Queue[Made]) -> None:
    """Beside the making, since a pipe takes no more than a fraction of a report before somebody listens."""
    with suppress(OSError):
        while True:
            pipe.send(sending.get())
    os._exit(0)


def be_swift() -> None:
    """Documents are millions of small objects and no cycles: to look for those after every 700 takes a tenth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)

"""Many PDFs at once, each read in a process that may hang, blow up or die without harm to the others.

Workers are started once and reused, for their imports take a second. They speak to us over a pipe and over nothing else.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from corpus.errors import BrokenPdf, NotFound, UnreadableReport
from corpus.model import Extraction

Progress = Callable[[int, int], None]
Reader = Callable[[Path, Progress], Extraction]
Outcome = tuple[Path, Extraction | UnreadableReport]

_START = 120.0
"""Seconds that a worker may take to start, on the busiest machine."""
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one PDF may cost. Times in seconds."""

    silence: float = 150.0
    """Between two pages, or after the last."""
    a_page: float = 12.0
    """On average, over all pages; a scanned page takes about 3."""
    memory: int = 4 << 30
    """Bytes of address space of a worker, where the system can limit that."""
    reports: int = 200
    """PDFs that one worker reads before a fresh one takes its place."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    source: Path | None = None
    heard: float = 0.0
    started: float = 0.0
    pages: int = 0
    done: int = 0
    ready: bool = False
    """Whether it has finished its imports; until then its time doesn't count against a report."""

    def give(self, source: Path) -> None:
        self.pipe.send(source)
        self.source, self.heard, self.started, self.pages = source, time.monotonic(), time.monotonic(), 0

    def hear(self) -> Extraction | UnreadableReport | None:
        """What the worker has to say: an outcome, after which it is idle, or None for one more page."""
        said: Extraction | UnreadableReport | int = self.pipe.recv()
        self.heard = time.monotonic()
        if isinstance(said, int):
            self.pages = said
            self.started = self.started if self.ready else self.heard
            self.ready = True
            return None
        self.source, self.done = None, self.done + 1
        return said

    def overdue(self, limits: Limits) -> str:
        """Why the worker has had time enough; "" while it has not."""
        if self.source is None:
            return ""
        now = time.monotonic()
        if now - self.heard > (limits.silence if self.ready else max(limits.silence, _START)):
            return f"no page was finished within {limits.silence:.0f} seconds, so reading was given up"
        allowed = limits.silence + limits.a_page * self.pages
        if self.pages and now - self.started > allowed:
            return f"it took more than {allowed:.0f} seconds for {self.pages} pages, so reading was given up"
        return ""

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def extract_many(
    sources: Sequence[Path], jobs: int | None = None, *, reader: Reader | None = None, limits: Limits | None = None
) -> Iterator[Outcome]:
    """Yield every source with what it gave, or why it gave nothing, as each is finished. `jobs`: processes, by default one for each core.

    No PDF raises here. `reader` must be importable by name; it is `extractor.pipeline.extract` unless a test wants another.
    """
    limits = limits or Limits()
    waiting = list(reversed(sources))
    workers: list[_Worker] = []
    try:
        while waiting or any(worker.source for worker in workers):
            while waiting and (worker := _free(workers, min(jobs or os.cpu_count() or 1, len(sources)), reader, limits)):
                worker.give(waiting.pop())
            yield from _heard(workers, limits)
    finally:
        for worker in workers:
            worker.end()


def _free(workers: list[_Worker], most: int, reader: Reader | None, limits: Limits) -> _Worker | None:
    """An idle worker, a new one while there may be more, or None."""
    for worker in [worker for worker in workers if worker.source is None]:
        if worker.done < limits.reports and worker.process.is_alive():
            return worker
        workers.remove(worker)
        worker.end()
    if len(workers) >= most:
        return None
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_work, args=(theirs, reader, limits.memory), daemon=True)
    process.start()
    theirs.close()
    workers.append(_Worker(process, ours))
    return workers[-1]


def _heard(workers: list[_Worker], limits: Limits) -> Iterator[Outcome]:
    """Wait for news of any worker, and yield what is finished; who is dead or overdue is let go."""
    ready = wait([worker.pipe for worker in workers], timeout=0.5)
    for worker in list(workers):
        if worker.source is None:
            continue
        source, failure = worker.source, ""
        if worker.pipe in ready:
            try:
                said = worker.hear()
            except (EOFError, OSError):
                failure = _last_words(worker.process)
            else:
                if said is not None:
                    yield source, said
                    continue
        failure = failure or worker.overdue(limits)
        if failure:
            workers.remove(worker)
            worker.end()
            yield source, BrokenPdf(source.name, failure)


def _last_words(process: BaseProcess) -> str:
    process.join(5)
    code = process.exitcode
    if code is not None and code < 0:
        return f"the process that read it died ({signal.Signals(-code).name})"
    return f"the process that read it died (exit code {code})"


# --- in the worker ------------------------------------------------------------------------------------------------------


def _work(pipe: Connection, reader: Reader | None, memory: int) -> None:
    """Read what the pipe names until it closes."""
    _be_quiet(memory)
    read = reader or _the_reader()
    be_swift()
    with suppress(EOFError, OSError):
        pipe.send(0)
        while True:
            source: Path = pipe.recv()
            pipe.send(_outcome(source, read, lambda done, pages: pipe.send(pages)))


def be_swift() -> None:
    """Reading makes millions of small objects and next to no cycles: looking for those after every 700 takes a fifth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _the_reader() -> Reader:
    from extractor.pipeline import extract  # the imports take a second: paid here, once a worker

    return extract


def _outcome(source: Path, reader: Reader, progress: Progress) -> Extraction | UnreadableReport:
    try:
        return reader(source, progress)
    except UnreadableReport as error:
        return error
    except NotFound as error:
        return BrokenPdf(source.name, str(error))
    except MemoryError:
        return BrokenPdf(source.name, "reading it takes more memory than a report may have")
    except Exception as error:  # noqa: BLE001 - whatever goes wrong with one PDF must not stop the others
        said = " ".join(str(error).split())[:200]
        return BrokenPdf(source.name, f"reading it failed ({type(error).__name__}: {said})")


def _be_quiet(memory: int) -> None:
    """Libraries print; nobody listens. Interrupts are for the parent to handle. Memory is limited where the system can."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

"""Answering at a socket: here, or in several processes that share it, since one of Python keeps hardly more than two cores busy."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import socket
import sys
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from commands.progress import aside
from corpus.errors import OutturnError

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

_SPAWN = multiprocessing.get_context("spawn")
_FAREWELL = 10.0
"""Seconds that a process has for the answers it is about to give."""
_THREADS = 8


def listening(host: str, port: int) -> socket.socket:
    """Readers may knock from now on. Raises OSError."""
    families = [each[0] for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)]
    # A name such as "localhost" has an address of either kind, and everybody knows the older one.
    family = socket.AF_INET if socket.AF_INET in families else families[0]
    return socket.create_server((host, port), family=family, backlog=1024)


def answer(folder: Path, engine: str | None, at: socket.socket, ready: Event | None = None) -> None:
    """Answers until Ctrl-C or SIGTERM, then finishes what it has begun. Raises what `create_app` does."""
    from waitress.server import create_server

    from webui.app import create_app

    server = create_server(create_app(folder, engine), sockets=[at], threads=_THREADS, ident="outturn")
    # A queue of a few is what several readers at once look like, and no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    # What was made until now stays to the end, and so does most of what is remembered. Looking through all of it for garbage
    # again and again would be a tenth of the work, and is felt in the slowest answers.
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    signal.signal(signal.SIGTERM, _leave)
    if ready:
        ready.set()
    server.run()


def answer_together(folder: Path, engine: str | None, at: socket.socket, processes: int) -> None:
    """The same in so many processes: whichever is free takes the next reader. One that dies is replaced, and its death is said.

    Raises OutturnError if one dies before any could answer: the next would fare no better.
    """
    signal.signal(signal.SIGTERM, _leave)
    ready = _SPAWN.Event()
    running: list[BaseProcess] = []
    try:
        while True:
            while len(running) < processes:
                running.append(_SPAWN.Process(target=_one_of_several, args=(folder, engine, at, ready)))
                running[-1].start()
            wait([one.sentinel for one in running])
            for one in [each for each in running if not each.is_alive()]:
                running.remove(one)
                how = f"one of the server's processes ended by itself (exit code {one.exitcode})"
                if not ready.is_set():
                    raise OutturnError(f"{how} before any could answer; what it said above tells why")
                aside(f"outturn: {how}; another takes its place")
    except (KeyboardInterrupt, SystemExit):
        return
    finally:
        _end(running)


def _one_of_several(folder: Path, engine: str | None, at: socket.socket, ready: Event) -> None:
    # Ctrl-C reaches every process of a terminal; the first one tells the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow, daemon=True).start()
    answer(folder, engine, at, ready)


def _follow() -> None:
    """Ends with the process that started this one, however that ended."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _leave(*_: object) -> None:
    sys.exit(0)


def _end(running: list[BaseProcess]) -> None:
    alive = [one for one in running if one.is_alive()]
    for one in alive:
        one.terminate()
    until = monotonic() + _FAREWELL
    for one in alive:
        one.join(max(0.0, until - monotonic()))
        if one.is_alive():
            one.kill()

"""A server as it is started from a shell: one process or several, and how they end."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from commands.serving import listening
from tests.commands.conftest import ROOT, Indexed

SLOWEST = 60.0
"""Seconds that anything may take on a busy machine."""


@contextmanager
def serving(library: Path, *options: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running `outturn serve`, and its address."""
    command = [sys.executable, str(ROOT / "outturn.py"), "--library", str(library), "serve", "--port", "0", *map(str, options)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as server:
        try:
            said = server.stdout.readline() if server.stdout else ""
            yield server, re.findall(r"http://\S+/", said)[0]
        finally:
            server.kill()


def asked(address: str) -> int:
    with urlopen(f"{address}search?q=agency", timeout=SLOWEST) as answer:
        return int(answer.status)


def seen(address: str) -> bytes:
    """The picture of the page that a search finds."""
    with urlopen(f"{address}search?q=agency", timeout=SLOWEST) as answer:
        page = re.findall(r"/(reports/\w+/pages/1)\?", answer.read().decode())[0]
    with urlopen(f"{address}{page}.png", timeout=SLOWEST) as answer:
        return bytes(answer.read())


def children(parent: int) -> list[int]:
    """Ids of the processes that answer; multiprocessing keeps one of its own beside them. However long the way to Python is (`-ww`)."""
    found = subprocess.run(["ps", "-ww", "-o", "pid=,args=", "--ppid", str(parent)], capture_output=True, text=True, check=False).stdout
    return [int(line.split()[0]) for line in found.splitlines() if "spawn_main" in line]


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_server_ends_quietly_when_it_is_told_to(indexed: Indexed, processes: int, by: signal.Signals) -> None:
    """Exit code 0 and nothing on stderr, by Ctrl-C and as a service manager does it; no process is left, not even one that drew pages."""
    with serving(indexed.library, "--processes", processes) as (server, address):
        assert seen(address).startswith(b"\x89PNG")
        left = [each for one in (server.pid, *children(server.pid)) for each in children(one)]
        server.send_signal(by)
        _, said = server.communicate(timeout=SLOWEST)
        assert (server.returncode, said) == (0, "")
    assert not [one for one in left if Path(f"/proc/{one}").exists()]


def test_a_process_that_dies_is_replaced_and_its_death_is_said(indexed: Indexed) -> None:
    with serving(indexed.library, "--processes", 2) as (server, address):
        assert asked(address) == 200
        assert len(children(server.pid)) == 2
        os.kill(children(server.pid)[0], signal.SIGKILL)
        said = server.stderr.readline() if server.stderr else ""
        assert "ended by itself (exit code -9); another takes its place" in said
        until = time.monotonic() + SLOWEST
        while len(children(server.pid)) < 2 and time.monotonic() < until:
            time.sleep(0.1)
        assert all(asked(address) == 200 for _ in range(10))
        server.terminate()
        server.communicate(timeout=SLOWEST)
        assert server.returncode == 0


def test_processes_end_with_the_one_that_started_them(indexed: Indexed) -> None:
    """Killed outright, it can tell them nothing: they see it themselves, and the port is free again."""
    with serving(indexed.library, "--processes", 2) as (server, address):
        assert asked(address) == 200
        left = children(server.pid)
        server.kill()
        server.communicate()
        until = time.monotonic() + SLOWEST
        while any(Path(f"/proc/{one}").exists() for one in left) and time.monotonic() < until:
            time.sleep(0.1)
        assert not [one for one in left if Path(f"/proc/{one}").exists()]


def test_an_address_that_is_taken_is_said(indexed: Indexed) -> None:
    """Exit code 2 and one line, whatever the number of processes."""
    with serving(indexed.library) as (_, address):
        port = address.rsplit(":", 1)[1].strip("/")
        command = [sys.executable, str(ROOT / "outturn.py"), "--library", str(indexed.library), "serve", "--port", port]
        run = subprocess.run(command, capture_output=True, text=True, timeout=SLOWEST, check=False)
        assert run.returncode == 2
        assert run.stderr.count("\n") == 1 and "choose another with --port" in run.stderr


def test_a_name_is_served_at_the_address_that_everybody_knows() -> None:
    """Of the two kinds of address that "localhost" has, a browser may try either; the older one is always tried."""
    with listening("localhost", 0) as at:
        assert at.getsockname()[0] == "127.0.0.1"

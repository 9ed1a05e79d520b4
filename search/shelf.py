"""Where an index lies on the disk, and how it is changed without anyone seeing half of it.

    <library>/index/<engine>/current.json     which edition is served: its folder, stamp, and the library's revision it holds
    <library>/index/<engine>/building.json    how far an unfinished rebuild has come
    <library>/index/<engine>/<n>/             an edition: the engine's own files
    <library>/index/<engine>/lock             held by the one writer; the system lets go of it when the writer dies

`current.json` is replaced in one step, so what is served changes in one step. Its revision is written after the engine has committed:
it may lag behind after a crash, never lead, and to do the last changes once more does no harm.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.disk import put_in_place
from corpus.errors import IndexBusy


@dataclass(frozen=True, slots=True)
class Current:
    folder: str
    stamp: str
    revision: int
    edition: int
    """Grows with every change of what is served."""


@dataclass(frozen=True, slots=True)
class Building:
    folder: str
    stamp: str
    revision: int
    """The library's when the rebuild began; what changed since is done at the end."""
    done: tuple[str, ...]
    """Reports whose documents are committed."""


class Shelf:
    """The index of one engine under a library."""

    def __init__(self, library: Path, engine: str) -> None:
        self.root = library / "index" / engine
        self._current = self.root / "current.json"
        self._building = self.root / "building.json"

    def current(self) -> Current | None:
        data = _read(self._current)
        return Current(**data) if data else None

    def changed(self) -> tuple[int, int] | None:
        """Differs whenever `current` was replaced; dear reading is spared."""
        try:
            stat = self._current.stat()
        except FileNotFoundError:
            return None
        return stat.st_ino, stat.st_mtime_ns

    def serve(self, current: Current) -> None:
        _replace(self._current, asdict(current))

    def building(self) -> Building | None:
        data = _read(self._building)
        return Building(**{**data, "done": tuple(data["done"])}) if data else None

    def keep_building(self, building: Building) -> None:
        _replace(self._building, asdict(building))

    def finish_building(self) -> None:
        self._building.unlink(missing_ok=True)

    def place(self, folder: str) -> Path:
        return self.root / folder

    def fresh(self) -> str:
        """A folder name that was not used before."""
        used = [int(each.name) for each in self.root.iterdir() if each.name.isdigit()]
        return str(max(used, default=0) + 1)

    def sweep(self, keep: set[str]) -> None:
        """Removes editions that are neither served nor built; who still reads one keeps its open files."""
        for each in self.root.iterdir():
            if each.name.isdigit() and each.name not in keep:
                shutil.rmtree(each, ignore_errors=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the lock. Raises IndexBusy if another process or thread has it."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise IndexBusy(str(self.root)) from error
            yield


def _read(path: Path) -> dict[str, Any] | None:
    with suppress(FileNotFoundError):
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return data
    return None


def _replace(path: Path, data: object) -> None:
    """Written beside, brought to the disk, then put in place in one step."""
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(data, file)
        file.flush()
        os.fsync(file.fileno())
    put_in_place(beside, path)

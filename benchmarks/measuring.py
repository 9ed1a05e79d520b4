"""What the benchmarks of search measure with: clocks, spreads, sizes and memory."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

Measured = dict[str, object]


def timed(call: Callable[[], object]) -> float:
    """Seconds by the clock on the wall."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def spread(times: list[float]) -> Measured:
    """Percentiles in milliseconds of several times in seconds."""
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return {"asked": len(times), **{f"p{part}_ms": round(1000 * cuts[part - 1], 1) for part in (50, 95, 99)}}


def built(seconds: float, busy: float, records: int) -> Measured:
    """What a build took: by the clock, and of all cores together, which a machine that does other things meanwhile blurs less."""
    return {"records_a_second": round(records / seconds), "cpu_us_a_record": round(1_000_000 * busy / records)}


def worst_and_median(times: list[float]) -> Measured:
    """Of changes of an index: each has to be quick, not most of them."""
    return {
        "updates": len(times),
        "update_ms": round(1000 * statistics.median(times), 1),
        "update_worst_ms": round(1000 * max(times), 1),
    }


def megabytes(path: Path) -> int:
    """On the disk, of a file or of all in a folder."""
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return sum(each.stat().st_size for each in files) // 1_000_000


class Peak:
    """How much memory a process takes from now on at most, beyond what it has now. Linux only."""

    def __init__(self) -> None:
        Path("/proc/self/clear_refs").write_text("5")
        self._before = _resident("VmRSS")

    def megabytes(self) -> int:
        return (_resident("VmHWM") - self._before) // 1024


def _resident(name: str) -> int:
    """Kilobytes."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name + ":"))

"""How fast a whole HTTP answer is: `outturn serve`, as one process and as several, asked by one and by several clients at once.

    python benchmarks/web.py LIBRARY [--clients 1 8] [--processes 1 2] [--seconds 20] > benchmarks/results/web.jsonl

Prints one JSON object a line. Every search brings its filters, all facets and twenty hits with snippets; "fresh" searches are asked once,
"again" the same ones once more. A page view looks up the hits of its report as well. Times are in milliseconds, from sending the request to
the last byte. A library whose index is not up to date is indexed first, and that takes its time.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import unescape
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
WARMING = 4.0
"""Seconds of reading before anything is measured."""
WORDS = (
    "agency staff", "placement costs", "children in care", "overspend", "sickness absence", '"social workers"', "budget -schools",
    "foster*", "savings", "recruitment OR retention", "vacancy rate", "school transport", "early help", "caseloads", "adoption", "reserves",
)
FILTERS: tuple[dict[str, str], ...] = (
    {}, {"kind": "measure"}, {"kind": "commentary"}, {"rag": "red"}, {"rag": "amber"}, {"period": "2012/13"}, {"kind": "table"},
    {"sort": "period"}, {"theme": "agency-staff"}, {"region": "London"}, {"family": "budget"}, {"kind": "measure", "rag": "red"},
)
Times = dict[str, list[float]]


class Reader:
    """One reader with a connection of its own, and the times of what was answered. What a made-up library lacks (pages) is not counted."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port)
        self.times: Times = defaultdict(list)

    def get(self, what: str, address: str) -> str:
        began = time.perf_counter()
        self._connection.request("GET", address)
        response = self._connection.getresponse()
        body = response.read()
        took = 1000 * (time.perf_counter() - began)
        if response.status == 200:
            self.times[what].append(took)
        elif response.status != 404:
            raise SystemExit(f"{address} answered {response.status}")
        return body.decode(errors="replace")


def searches(seed: int) -> Iterator[str]:
    """Addresses of searches, no two alike."""
    chance = random.Random(seed)
    for number in count():
        query = f"{chance.choice(WORDS)} -unlikely{seed}x{number}"
        yield "/search?" + urlencode({"q": query, **chance.choice(FILTERS)})


def read_on(port: int, seed: int, until: float) -> Times:
    """What one reader does until it is time: search, search the same again, open the first hit, see its page."""
    reader = Reader(port)
    for address in searches(seed):
        if time.monotonic() > until:
            break
        html = reader.get("search, fresh", address)
        reader.get("search, again", address)
        if found := re.search(r'<h3><a href="([^"#]+)', html):
            reader.get("page view", unescape(found[1]))
            reader.get("page picture", found[1].split("?")[0] + ".png")
    return reader.times


def together(port: int, clients: int, seconds: float) -> Times:
    """The times of several readers at once, sorted."""
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(clients) as pool:
        told = list(pool.map(lambda seed: read_on(port, 100 * clients + seed, until), range(clients)))
    return {what: sorted(took for times in told for took in times[what]) for what in told[0]}


def percentile(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(share * len(times)))]


@contextmanager
def served(library: Path, processes: int) -> Iterator[int]:
    """`outturn serve` over a library, and its port."""
    command = [sys.executable, str(ROOT / "outturn.py"), "--library", str(library), "serve", "--port", "0", "--processes", str(processes)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        said = server.stdout.readline() if server.stdout else ""
        found = re.search(r":(\d+)/", said)
        if not found:
            raise SystemExit(f"the server did not start: {said}")
        yield int(found[1])
        server.terminate()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("library", type=Path)
    asked.add_argument("--clients", type=int, nargs="+", default=[1, 8])
    asked.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    asked.add_argument("--seconds", type=float, default=20.0)
    given = asked.parse_args()
    for processes in given.processes:
        with served(given.library, processes) as port:
            together(port, 2 * processes, WARMING)
            for clients in given.clients:
                for what, times in together(port, clients, given.seconds).items():
                    if times:
                        about = {"processes": processes, "clients": clients, "what": what}
                        print(json.dumps({**about, **spread(times, given.seconds)}), flush=True)


def spread(times: list[float], seconds: float) -> dict[str, float]:
    shares = {f"p{share}_ms": round(percentile(times, share / 100), 1) for share in (50, 95, 99)}
    return {"asked": len(times), "a_second": round(len(times) / seconds, 1), **shares}


if __name__ == "__main__":
    main()

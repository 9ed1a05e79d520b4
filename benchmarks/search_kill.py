"""Kills a process that rebuilds, updates and swaps an index, at random moments, and looks whether the last whole state answers each time.

`python -m benchmarks.search_kill [--times 50] [--engine tantivy]`
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.made_reports import Maker
from benchmarks.search_scale import put
from corpus.library import Library
from search.index import open_engine, reindex, update

WRITER = """
import sys
from pathlib import Path
from benchmarks.made_reports import Maker
from benchmarks.search_scale import put
from corpus.library import Library
from search.index import reindex, update
folder, engine = Path(sys.argv[1]), sys.argv[2]
library, maker = Library.open(folder), Maker(600)
print("ready", flush=True)
while True:
    put(library, folder, maker.extraction(1, 120))
    update(library, engine)
    reindex(library, engine)
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=50)
    options.add_argument("--engine", default="tantivy")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = Library.open(folder, create=True)
        for extraction in Maker(600).extractions():
            put(library, folder, extraction)
        reindex(library, chosen.engine)
        whole = sum(1 for _ in library.records())
        chance = random.Random(9)
        for _ in range(chosen.times):
            kill_one(folder, chosen.engine, chance.random() * 1.5)
            found = open_engine(folder, chosen.engine).search("").total
            assert abs(found - whole) <= 120, f"{found} records answer where {whole} are held"
        update(library, chosen.engine)
        held = sum(1 for _ in library.records())
        assert open_engine(folder, chosen.engine).search("").total == held
        print(f"{chosen.engine}: killed {chosen.times} times, the last whole state answered every time; {held} records in the end")


def kill_one(folder: Path, engine: str, after: float) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(folder), engine], stdout=subprocess.PIPE)
    assert writer.stdout is not None and writer.stdout.readline()
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()


if __name__ == "__main__":
    main()

"""Draws what `search_scale.py` measured: `python benchmarks/plot_search.py benchmarks/results/search.jsonl PICTURE`."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import matplotlib.pyplot as plt


def main() -> None:
    source, picture = Path(sys.argv[1]), Path(sys.argv[2])
    lines: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for line in source.read_text().splitlines():
        told = json.loads(line)
        if "p95_ms" in told:  # bare tantivy is built and not asked
            lines[told["engine"]].append((told["records"], told["p95_ms"]))
    figure, axes = plt.subplots(figsize=(6.4, 3.2), layout="constrained")
    for engine, points in lines.items():
        axes.plot(*zip(*sorted(points), strict=True), marker="o", label=engine)
    axes.set(xscale="log", yscale="log", xlabel="records", ylabel="p95 of a search, ms")
    axes.grid(visible=True, which="both", alpha=0.25)
    axes.legend(frameon=False)
    figure.savefig(picture, dpi=110)


if __name__ == "__main__":
    main()

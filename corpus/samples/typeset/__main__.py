"""Writes every sample with its sidecar and its gold: `python -m corpus.samples.typeset [FOLDER]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from corpus.samples.typeset.content import Sample, read_sample
from corpus.samples.typeset.gold import gold
from corpus.samples.typeset.looks import LOOKS, Look
from corpus.samples.typeset.pages import typeset

HERE = Path(__file__).parent
TEXTS = sorted((HERE / "reports").glob("*.toml"))


def sidecar(sample: Sample) -> str:
    said = {"title": sample.title, "authority": sample.authority, "period": sample.period}
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items())


def write(sample: Sample, folder: Path, look: Look | None = None) -> None:
    """The PDF, what lies beside it to describe it, and what extraction has to find in it; `look` stands in for the sample's own."""
    pdf, pages = typeset(sample, look or LOOKS[sample.look])
    (folder / f"{sample.stem}.pdf").write_bytes(pdf)
    (folder / f"{sample.stem}.pdf.toml").write_text(sidecar(sample), encoding="utf-8")
    lines = (json.dumps(measure, ensure_ascii=False) + "\n" for measure in gold(sample, pages))
    (folder / f"{sample.stem}.measures.jsonl").write_text("".join(lines), encoding="utf-8")


def main(folder: Path) -> None:
    for path in TEXTS:
        write(read_sample(path), folder)
        print(folder / f"{path.stem}.pdf")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent)

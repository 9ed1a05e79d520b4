"""What is read does not hang on how it is set: every sample is typeset in the other looks too, and read again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.samples.typeset.__main__ import TEXTS, write
from corpus.samples.typeset.content import read_sample
from corpus.samples.typeset.looks import LOOKS
from tests.corpus.matching import fields, gold, is_right, pairs

FLOORS = {"scorecard": 1.0, "overview": 1.0, "monitoring": 0.92, "circles": 0.92}
"""The least share of fields that must be right in each look. Raise them; never lower one without a reason beside it."""


@pytest.fixture(scope="module")
def reset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every sample in every look but its own, on the page's orientation that its tables were made for."""
    folder = tmp_path_factory.mktemp("looks")
    for path in TEXTS:
        sample = read_sample(path)
        for name, look in LOOKS.items():
            if name != sample.look:
                turned = replace(look, landscape=LOOKS[sample.look].landscape)
                write(replace(sample, stem=f"{sample.stem}-{name}", look=name), folder, turned)
    return folder


@pytest.mark.parametrize("look", LOOKS)
def test_other_looks_are_read_as_well(look: str, reset: Path) -> None:
    """Grids, bare rules, bands and circles give the same fields, up to the floor of each look."""
    count: Counter[bool] = Counter()
    for pdf in sorted(reset.glob(f"*-{look}.pdf")):
        for wanted, read in zip(gold(pdf), pairs(pdf), strict=True):
            count.update(read is not None and is_right(read, field, value) for field, value in fields(wanted).items())
    assert count[True] / count.total() >= FLOORS[look], f"{count[False]} of {count.total()} fields are not right"


@pytest.mark.parametrize("look", LOOKS)
def test_no_look_makes_a_figure_wrong(look: str, reset: Path) -> None:
    """What can't be read in a look is missing, never another number, and never pounds where the table counts in millions."""
    wrong = []
    for pdf in sorted(reset.glob(f"*-{look}.pdf")):
        for wanted, read in zip(gold(pdf), pairs(pdf), strict=True):
            for role, worth in wanted["values"].items():
                figure = read.figures.get(role) if read else None
                if figure is not None and figure.value is not None and figure.value != pytest.approx(worth):
                    wrong.append(f"{pdf.stem}: {wanted['name']}: {role} is {wanted['figures'][role]} or {worth}, read as {figure.value}")
    assert not wrong, "\n".join(wrong)

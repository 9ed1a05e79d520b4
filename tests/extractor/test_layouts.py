"""Tables as councils set them: what tells their rows, what heads stand over, and what around a table is none of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from tests.extractor.papers import SHADE, Paper, grids, told

XS = [60.0, 250.0, 320.0, 390.0, 460.0, 530.0]
"""The left edge of names, then the right edges of figures."""
DARK = (0.15, 0.2, 0.4)
NAMES = ["Placements", "Transport", "Fostering", "Schools"]


def figures(seed: int, count: int = 5) -> list[str]:
    return [f"{(seed + 3) * (at * at + 7) * 37 % 900 + 10:,}" for at in range(count)]


def spans(grid: object) -> list[tuple[int, int, int]]:
    return [(c.row, c.column, c.columns) for c in grid.cells if c.columns > 1 and c.words]  # type: ignore[attr-defined]


def centred(paper: Paper, x0: float, x1: float, y: float, text: str) -> None:
    paper.text((x0 + x1) / 2 - 2.5 * len(text), y, text)


def test_padding_tells_wrapped_names_from_rows_without_any_rule(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.rows(XS, 100, [["Service", "Budget", "Actual", "Left"]])
        paper.text(60, 122, "Section A")
        for at, name in enumerate(("Looked after children", "Learning disability", "Street lighting")):
            y = 144 + 34 * at
            paper.text(60, y, name)
            paper.text(60, y + 12, "Placements and support")
            paper.rows(XS, y + 12, [["", *figures(at, 3)]])  # set to the foot of the row
        paper.rows(XS, 144 + 34 * 3, [["Total", *figures(9, 3)]])
        paper.rows(XS, 144 + 34 * 3 + 22, [["Grand total", *figures(8, 3)]])

    (grid,) = grids(tmp_path, draw)
    assert [row[0] for row in told(grid)] == [
        "Service", "Section A", "Looked after children Placements and support", "Learning disability Placements and support",
        "Street lighting Placements and support", "Total", "Grand total",
    ]


@pytest.mark.parametrize(("groups", "heads", "expected"), [
    ([("Gross", 1, 3), ("Net", 4, 5)], ["Budget", "Outturn", "Variance", "Budget", "Outturn"], [(0, 1, 3), (0, 4, 2)]),
    ([("2023/24", 2, 3), ("2024/25", 4, 5)], ["Base", "Q1", "Q2", "Q1", "Q2"], [(0, 2, 2), (0, 4, 2)]),
], ids=["the middle of three", "labels that repeat"])
def test_group_heads_stand_over_the_columns_they_are_centred_on(
    tmp_path: Path, groups: Sequence[tuple[str, int, int]], heads: list[str], expected: list[tuple[int, int, int]]
) -> None:
    def draw(paper: Paper) -> None:
        for name, first, last in groups:
            centred(paper, XS[first] - 40, XS[last], 100, name)
        paper.rows(XS, 122, [["Service", *heads]])
        paper.rows(XS, 144, [[name, *figures(at)] for at, name in enumerate(NAMES)], 22)

    (grid,) = grids(tmp_path, draw)
    assert spans(grid) == expected and told(grid)[1] == ["Service", *heads]


def test_the_first_line_of_a_broken_head_is_no_group(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.rows(XS, 100, [["", "", "Forecast", "", "", ""]])
        paper.rows(XS, 112, [["Service", "Budget", "outturn", "Actual", "Left", "Share"]])
        paper.rows(XS, 134, [[name, *figures(at)] for at, name in enumerate(NAMES)], 22)

    (grid,) = grids(tmp_path, draw)
    assert spans(grid) == [] and told(grid)[0][2] == "Forecast outturn"


def test_rows_of_text_are_told_by_every_other_one_being_shaded(tmp_path: Path) -> None:
    edges = [50.0, 250.0, 420.0, 540.0]
    rows = [
        ["Recruit more social workers", "Adverts placed in March", "Head of Care"],
        ["Review all placements that", "On track to end by May", "J Smith"],
        ["Replace the contract for", "Bids have come in below", "Head of Place"],
        ["Open the second home for", "Building goes on as had", "A Patel"],
    ]

    def draw(paper: Paper) -> None:
        for at, row in enumerate(rows):
            top = 120 + 44 * at
            if at % 2:
                for x0, x1 in pairwise(edges):
                    paper.box(x0, top, x1, top + 44, SHADE)
            for x, text in zip(edges, row, strict=False):
                paper.text(x + 4, top + 15, text)
            for line in (1, 2):
                paper.text(edges[0] + 4, top + 15 + 12 * line, ("and what follows from it", "until the year has ended")[line - 1])
            paper.text(edges[1] + 4, top + 27, "and will be seen again")
        for x, text in zip(edges, ("Action", "Progress", "Lead"), strict=False):
            paper.text(x + 4, 112, text)

    (grid,) = grids(tmp_path, draw)
    action = "Recruit more social workers and what follows from it until the year has ended"
    assert grid.rows == 5 and told(grid)[0] == ["Action", "Progress", "Lead"]
    assert told(grid)[1] == [action, "Adverts placed in March and will be seen again", "Head of Care"]


def test_a_rule_below_each_row_holds_wrapped_text_together(tmp_path: Path) -> None:
    words = ["The forecast has grown since", "the last report as two more", "children moved to homes that", "cost more than was planned"]

    def draw(paper: Paper) -> None:
        ys = [100, 120, 190, 260, 330]
        for y in ys:
            paper.line(50, y, 545, y)
        paper.rows([60, 250, 320], 114, [["Service", "Budget", "Actual"]])
        paper.text(350, 114, "Detail")
        for top, name in zip(ys[1:-1], NAMES, strict=False):
            paper.rows([60, 250, 320], top + 38, [[name, "12.5", "13.1"]])
            for at, line in enumerate(words):
                paper.text(350, top + 14 + 12 * at, line)

    (grid,) = grids(tmp_path, draw)
    assert told(grid)[1] == ["Placements", "12.5", "13.1", " ".join(words)] and grid.rows == 4


def test_rules_under_headings_and_what_stands_between_them_are_no_rows(tmp_path: Path) -> None:
    edges = [50.0, 200.0, 260.0, 320.0, 540.0]
    rows = [["Measure", "Target", "Actual", "Note"], ["Visits", "90", "84", "Late"], ["Plans", "80", "81", "Met"], ["Calls", "7", "8", ""]]

    def draw(paper: Paper) -> None:
        paper.text(50, 90, "1. Purpose", 14, bold=True)
        paper.line(50, 96, 540, 96)
        paper.text(50, 116, "This report says how the service did in the quarter and what was spent on it in all.")
        paper.text(50, 150, "2. Scorecard", 14, bold=True)
        paper.line(50, 156, 540, 156)
        for x0, x1 in pairwise(edges):
            paper.box(x0, 166, x1, 184, DARK)
            for y in (206, 226, 246):
                paper.line(x0, y, x1, y)
        for at, row in enumerate(rows):
            for x, text in zip(edges, row, strict=False):
                if text:
                    paper.text(x + 4, 179 + 20 * at, text)

    (grid,) = grids(tmp_path, draw)
    assert told(grid) == rows


def test_a_stripe_is_not_taken_for_the_head_of_another_table(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.box(50, 90, 350, 110, DARK)
        for y in (130, 170):
            paper.box(50, y, 350, y + 20, SHADE)
        paper.lattice([50, 150, 250, 350], [90, 110, 130, 150, 170, 190])
        body = [["Recruit", "Smith", "May"], ["Review", "Patel", "June"], ["Replace", "Jones", "May"], ["Open", "Smith", "July"]]
        paper.rows([55, 240, 340], 104, [["Action", "Lead", "Due"], *body], 20)

    (grid,) = grids(tmp_path, draw)
    assert grid.rows == 5

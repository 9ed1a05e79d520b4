"""Tables that stand side by side, each with ink of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extractor.papers import SHADE, Paper, grids, told

LEFT = [["Reserve", "Balance"], ["Placements", "649,912"], ["Street lighting", "308,082"], ["Youth justice", "4,477"], ["Waste", "502"]]
RIGHT = [["Ward", "Visits"], ["Castle", "47,795"], ["Abbey", "87,245"], ["Priory", "266"], ["Hillside", "197"]]


@pytest.mark.parametrize("ink", ["rules", "shades"])
def test_tables_with_different_heads_side_by_side_are_two(tmp_path: Path, ink: str) -> None:
    def draw(paper: Paper) -> None:
        for x0, x1 in ((50, 270), (310, 530)):
            for y in (110, 150) if ink == "shades" else (110, 130, 150, 170, 190):
                if ink == "shades":
                    paper.box(x0, y, x1, y + 20, SHADE)
                else:
                    paper.line(x0, y, x1, y)
        paper.rows([54, 266], 104, LEFT, 20)
        paper.rows([314, 526], 104, RIGHT, 20)

    assert [told(grid) for grid in grids(tmp_path, draw)] == [LEFT, RIGHT]


def test_rules_broken_between_groups_of_figures_are_one_table(tmp_path: Path) -> None:
    rows = [["Service", "Budget", "Actual", "Budget", "Actual"], ["Placements", "12", "14", "11", "10"], ["Fostering", "7", "8", "9", "6"],
            ["Total", "19", "22", "20", "16"]]

    def draw(paper: Paper) -> None:
        for x0, x1 in ((50, 300), (320, 450)):
            for y in (110, 150, 170):
                paper.line(x0, y, x1, y)
        paper.rows([54, 230, 296, 380, 446], 104, rows, 20)

    assert [told(grid) for grid in grids(tmp_path, draw)] == [rows]


def test_a_table_beside_which_words_stand_on_the_gap_is_one(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        for x0, x1 in ((50, 270), (310, 530)):
            for y in (110, 130, 150, 170, 190):
                paper.line(x0, y, x1, y)
        paper.rows([54, 266], 104, LEFT, 20)
        paper.rows([314, 526], 104, RIGHT, 20)
        paper.text(255, 141, "and, with the rest,")

    assert len(grids(tmp_path, draw)) == 1

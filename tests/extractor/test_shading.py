"""What stands over a table of painted rows, and is no part of it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from tests.extractor.papers import SHADE, Paper, grids, told

XS = ((50.0, 200.0), (200.0, 260.0), (260.0, 320.0), (320.0, 380.0))
ROWS = [["Measure", "Jun", "Sep", "Dec"], ["Vacancy rate", "9.8%", "11.2%", "8.7%"], ["Caseload", "17.2", "18.1", "16.4"],
        ["Agency staff", "41.5", "46.0", "30.9"], ["Turnover", "12.1%", "12.9%", "11.8%"]]


def test_a_heading_and_the_spread_lines_of_text_over_it_are_no_rows(tmp_path: Path) -> None:
    """A justified line stands in pieces; it and the heading under it were cells, and broke the sentence and the outline."""

    def draw(paper: Paper) -> None:
        for x, word in ((50, "on the edge"), (150, "of care"), (215, "and more"), (290, "special")):
            paper.text(x, 168, word, 9)
        paper.text(50, 180, "guardianship orders than before.", 9)
        paper.text(50, 194, "Workforce", 13, bold=True)
        for at, row in enumerate(ROWS):
            top = 200.0 + 14 * at
            for (x0, x1), text in zip(XS, row, strict=True):
                if at % 2 == 0:
                    paper.box(x0, top, x1, top + 14, (0.1, 0.5, 0.3) if at == 0 else SHADE)
                paper.text(x0 + 3, top + 10, text, 8)

    assert [told(grid) for grid in grids(tmp_path, draw)] == [ROWS]


def test_a_head_over_others_that_is_wrapped_in_its_painted_cell_is_one_head(tmp_path: Path) -> None:
    xs = [50.0, 170.0, 230.0, 290.0, 350.0, 410.0]
    rows = [["Fostering", "421", "330", "318", "402"], ["Adoption", "112", "80", "91", "77"], ["Leaving care", "98", "76", "64", "81"],
            ["Youth justice", "55", "49", "57", "46"], ["Early help", "37", "29", "33", "40"]]

    def draw(paper: Paper) -> None:
        paper.box(50, 80, 170, 130, (0.1, 0.2, 0.4))
        for left, right in ((170, 290), (290, 410)):
            paper.box(left, 80, right, 110, (0.1, 0.2, 0.4))
        for left, right in pairwise(xs[1:]):
            paper.box(left, 110, right, 130, (0.1, 0.2, 0.4))
        for left, right in pairwise(xs):
            for top in (150, 190):
                paper.box(left, top, right, top + 20, (0.93, 0.93, 0.93))
        for x, y, text in ((55, 93, "Service"), (213, 93, "Budget"), (329, 93, "Forecast"), (331, 105, "outturn")):
            paper.text(x, y, text)
        paper.rows([55, *(x - 5 for x in xs[2:])], 124, [["", "First", "Revised", "June", "July"], *rows], 20)

    (made,) = grids(tmp_path, draw)
    assert told(made) == [["Service", "Budget", "", "Forecast outturn", ""], ["", "First", "Revised", "June", "July"], *rows]

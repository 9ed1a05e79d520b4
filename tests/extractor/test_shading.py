"""What stands over a table of painted rows, and is no part of it."""

from __future__ import annotations

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

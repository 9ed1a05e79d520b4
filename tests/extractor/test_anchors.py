"""Rows set without space between them: wrapped names go with the figures they belong to, and codes stand apart from names."""

from __future__ import annotations

from pathlib import Path

from tests.extractor.papers import Paper, grids, told

XS = [50.0, 300.0, 380.0, 460.0]
HEAD = ["Service", "Budget", "Forecast", "Gap"]
NAMES = [("Special educational", "needs transport"), ("Highways", ""), ("Housing options and", "homelessness"),
         ("Waste disposal", "and recycling"), ("Libraries", "")]
FIGURES = [["640", "702", "62"], ["85", "85", "0"], ["410", "398", "(12)"], ["930", "941", "11"], ["77", "70", "(7)"]]


def expected() -> list[list[str]]:
    return [HEAD, *([" ".join(part for part in name if part), *row] for name, row in zip(NAMES, FIGURES, strict=True))]


def drawn(at_top: bool) -> list[list[str]]:
    lines = [HEAD]
    for (first, second), row in zip(NAMES, FIGURES, strict=True):
        if not second:
            lines.append([first, *row])
        elif at_top:
            lines += [[first, *row], [second, "", "", ""]]
        else:
            lines += [[first, "", "", ""], [second, *row]]
    return lines


def test_names_wrapped_below_their_figures_are_one_row(tmp_path: Path) -> None:
    (made,) = grids(tmp_path, lambda paper: paper.rows(XS, 80, drawn(at_top=True), 13.8))
    assert told(made) == expected()


def test_names_wrapped_above_their_figures_are_one_row_from_the_first_on(tmp_path: Path) -> None:
    (made,) = grids(tmp_path, lambda paper: paper.rows(XS, 80, drawn(at_top=False), 13.8))
    assert told(made) == expected()


def test_a_name_with_room_for_the_next_word_is_a_section(tmp_path: Path) -> None:
    rows = [HEAD, ["Place", "", "", ""], ["Highways and street lighting", *FIGURES[0]], ["Waste", *FIGURES[1]], ["People", "", "", ""],
            ["Adult social care", *FIGURES[2]], ["Schools", *FIGURES[3]]]
    (made,) = grids(tmp_path, lambda paper: paper.rows(XS, 80, rows, 13.8))
    assert told(made) == rows


def test_codes_close_before_names_are_a_column(tmp_path: Path) -> None:
    coded = [("4000", "Grass cutting"), ("4001", "Room hire"), ("4002", "Insurance"), ("4003", "Training")]

    def draw(paper: Paper) -> None:
        for i, ((code, name), figures) in enumerate(zip(coded, FIGURES, strict=False)):
            paper.text(50, 80 + 16 * i, code)
            paper.text(78, 80 + 16 * i, name)
            for x, figure in zip(XS[1:], figures, strict=True):
                paper.text(x, 80 + 16 * i, figure, right=True)

    (made,) = grids(tmp_path, draw)
    assert [row[:2] for row in told(made)] == [list(pair) for pair in coded]


def test_rules_above_and_below_totals_take_no_figures_from_their_names(tmp_path: Path) -> None:
    rows = [HEAD, ["Highways", *FIGURES[0]], ["Waste", *FIGURES[1]], ["Libraries", *FIGURES[4]], ["Total", "802", "857", "55"]]

    def draw(paper: Paper) -> None:
        paper.rows(XS, 80, rows)
        for y in (80 + 16 * 3 + 4, 80 + 16 * 4 + 4):
            for x0, x1 in ((250, 310), (310, 390), (390, 470)):
                paper.line(x0, y, x1, y)

    (made,) = grids(tmp_path, draw)
    assert told(made) == rows


def test_a_head_above_the_one_rule_of_a_table_is_its_head(tmp_path: Path) -> None:
    rows = [HEAD, *([name, *figures] for (name, _), figures in zip(NAMES, FIGURES, strict=True))]

    def draw(paper: Paper) -> None:
        paper.rows(XS, 80, rows)
        for x0, x1 in ((48, 250), (250, 310), (310, 390), (390, 470)):
            paper.line(x0, 84, x1, 84)

    (made,) = grids(tmp_path, draw)
    assert told(made) == rows

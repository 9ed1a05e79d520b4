"""Heat maps: a risk in a square has the square's likelihood, impact and colour, where the axes say which is which."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.model import Colour, Grid
from extractor.readers.around.keys import score_key
from tests.extractor.tabling import AMBER, GREEN, RED, grid, placed, read, texts

LIKELIHOOD = ["5 Almost certain", "4 Likely", "3 Possible", "2 Unlikely", "1 Rare"]
IMPACT = ["1 Negligible", "2 Minor", "3 Moderate", "4 Major", "5 Critical"]


def colour(score: int) -> Colour:
    return RED if score >= 15 else AMBER if score >= 6 else GREEN


def heat_map(standing: dict[tuple[int, int], str], down: Sequence[str] = LIKELIHOOD, across: Sequence[str] = IMPACT) -> Grid:
    """Five by five squares, heads at the left and at the foot; `standing` by likelihood and impact."""
    rows = [[down[at], *(standing.get((5 - at, impact), "") for impact in range(1, 6))] for at in range(5)]
    fills = {(at, impact): colour((5 - at) * impact) for at in range(5) for impact in range(1, 6)}
    return grid([*rows, ["", *across]], fills)


def test_a_code_in_a_square_has_the_levels_of_its_axes_and_the_colour_of_the_square() -> None:
    first, second = read(heat_map({(4, 5): "SR1", (2, 3): "SR2"}))
    assert (first.family, first.code, texts(first)) == ("risk", "SR1", {"likelihood": "4", "impact": "5"})
    assert first.rag is not None and (first.rag.status, first.rag.by) == ("red", "fill")
    assert (second.code, texts(second)) == ("SR2", {"likelihood": "2", "impact": "3"})
    assert "score" not in first.figures  # it is not printed


def test_several_risks_in_one_square_are_as_many_measures() -> None:
    assert [measure.code for measure in read(heat_map({(4, 5): "SR1, SR4 SR 7"}))] == ["SR1", "SR4", "SR 7"]


def test_axes_that_only_number_their_levels_and_that_nothing_names_are_left() -> None:
    plain = heat_map({(4, 5): "SR1"}, down="54321", across="12345")
    assert read(plain) == ()


def test_titles_inside_the_table_name_the_axes() -> None:
    rows = [["", "", *"12345"], *([*(("Likelihood",) if at == 0 else ("",)), str(5 - at), *("" for _ in range(5))] for at in range(5)),
            ["", "", "Impact"]]
    rows[2][6] = "SR1"
    (risk,) = read(grid(rows, {(at + 1, impact + 1): colour((5 - at) * impact) for at in range(5) for impact in range(1, 6)}))
    assert texts(risk) == {"likelihood": "4", "impact": "5"}


def test_a_risk_that_stands_in_two_squares_is_left() -> None:
    assert [measure.code for measure in read(heat_map({(4, 5): "SR1", (2, 3): "SR1 SR2"}))] == ["SR2"]


def test_a_bare_number_is_a_risk_only_where_a_register_numbers_its_risks_so() -> None:
    assert read(heat_map({(4, 5): "1", (2, 3): "2"})) == ()
    register = grid([["No.", "Risk"], ["1", "Too few homes for children"], ["2", "The budget is overspent"]])
    first, second = (measure for measure in read(heat_map({(4, 5): "1", (2, 3): "2"}), register) if measure.figures)
    assert (first.code, first.name, texts(first)) == ("1", "Too few homes for children", {"likelihood": "4", "impact": "5"})
    assert second.name == "The budget is overspent"


@pytest.mark.parametrize("printed", ["SR1 see note", "Growing demand"])
def test_a_square_that_prints_more_than_risks_gives_none(printed: str) -> None:
    assert read(heat_map({(4, 5): printed})) == ()


def test_a_matrix_of_scores_is_the_key_of_the_reports_risks_and_holds_none() -> None:
    key = heat_map({(likelihood, impact): str(likelihood * impact) for likelihood in range(1, 6) for impact in range(1, 6)})
    assert score_key([placed(key)]) == "1 to 5 green, 6 to 12 amber, 15 to 25 red"
    (risk,) = read(key, grid([["Ref", "Risk", "Likelihood", "Impact", "Score"], ["R1", "Costs exceed the budget", "3", "4", "12"]]))
    assert risk.details["score key"] == "1 to 5 green, 6 to 12 amber, 15 to 25 red"


def test_the_corner_names_the_axis_that_nothing_else_names() -> None:
    levels = ["Low", "Medium", "High"]
    rows = [["Impact", ">>Likelihood"], ["", *levels], *([level, "", "", "F1" if level == "High" else ""] for level in reversed(levels))]
    fills = {(at + 2, column + 1): (GREEN, AMBER, RED)[(2 - at + column) // 2] for at in range(3) for column in range(3)}
    (risk,) = read(grid(rows, fills))
    assert texts(risk) == {"likelihood": "High", "impact": "High"}
    rows[0] = ["", ">>Likelihood"]
    assert read(grid(rows, fills)) == ()

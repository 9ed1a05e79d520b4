"""The labels of a chart are told by its axes and its ink, so that the ledger can name them; a table's figures never are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus.model import Box, Fill, Page
from extractor.blocks.charts import charts
from extractor.blocks.lines import lines
from extractor.pipeline import extract

from .papers import SHADE, Paper, pdf
from .setting import Set, page

BARS = tuple(Fill(Box(120 + 60 * at, 200, 150 + 60 * at, 380), (0.2, 0.4, 0.7)) for at in range(5))
YEARS = [Set(f"20{at + 10}/{at + 11}", 120 + 60 * at, 390, size=8) for at in range(5)]


def labelled(*texts: Set, ink: tuple[Fill, ...] = BARS) -> Page:
    return replace(page(1, texts), fills=ink)


def test_a_scale_and_the_years_under_the_bars_make_a_chart() -> None:
    """Its title, close by, is in its place, and a line further down is not."""
    found = labelled(*[Set(f"{200 * at}", 60, 360 - 40 * at, size=8) for at in range(6)], *YEARS)
    places = charts(found, lines(found, ()))
    assert any(place.holds((200, 130)) for place in places)
    assert not any(place.holds((200, 500)) for place in places)


def test_months_that_begin_again_with_the_year_are_an_axis() -> None:
    names = ["Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    found = labelled(*[Set(name, 100 + 50 * at, 390, size=8) for at, name in enumerate(names)])
    assert charts(found, lines(found, ()))


def test_figures_in_uneven_steps_are_no_axis() -> None:
    """Neither those of a table's column, nor numbers that stand where no ink is."""
    column = labelled(*[Set(figure, 60, 160 + 20 * at) for at, figure in enumerate(["64.2", "88", "21.5", "54", "132", "118"])])
    bare = labelled(*[Set(f"{200 * at}", 60, 360 - 40 * at) for at in range(6)], ink=())
    assert charts(column, lines(column, ())) == charts(bare, lines(bare, ())) == ()


def test_upright_names_under_bars_are_an_axis() -> None:
    found = labelled(*[Set("Northfield", 100, 390)])
    names = [replace(found.words[0], box=Box(100 + 20 * at, 390, 108 + 20 * at, 440), line=at) for at in range(8)]
    upright = replace(found, words=tuple(names), spans=())
    assert charts(upright, lines(upright, ()))


def test_the_ledger_names_labels_of_charts_and_loses_no_sentence_near_them(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.text(60, 80, "The number of children in care has gone up in each of the last five years.")
        for at in range(6):
            paper.text(80, 300 - 30 * at, str(100 * at), size=8, right=True)
        for at in range(5):
            paper.box(110 + 60 * at, 260 - 23 * at, 140 + 60 * at, 300, SHADE)
            paper.text(112 + 60 * at, 312, str(2010 + at), size=8)

    found = extract(pdf(tmp_path, draw))
    assert {entry.reason: entry.words for entry in found.ledger.entries} == {"chart": 11}
    assert [getattr(record, "text", "") for record in found.records] == [
        "The number of children in care has gone up in each of the last five years."
    ]

"""A stamp across the page stands in no line and in no table, and is left out by its name."""

from __future__ import annotations

from pathlib import Path

import pymupdf

from extractor.pages import open_pdf
from extractor.pages.slanted import slanted
from extractor.pipeline import extract

from .papers import Paper, pdf


def _stamped(paper: Paper) -> None:
    paper.text(50, 300, "The forecast has risen in the quarter because more children than planned were placed with agencies.")
    here = pymupdf.Point(150, 400)
    paper.page.insert_text(here, "DRAFT", fontsize=90, morph=(here, pymupdf.Matrix(40)))
    paper.page.insert_text((560, 400), "Sideways", rotate=90)


def test_a_stamp_is_told_from_level_and_upright_words(tmp_path: Path) -> None:
    with open_pdf(pdf(tmp_path, _stamped)) as opened:
        assert [word.text for word in slanted(opened.page(1))] == ["DRAFT"]


def test_a_stamp_is_in_no_record_and_in_the_ledger_by_its_name(tmp_path: Path) -> None:
    extraction = extract(pdf(tmp_path, _stamped))
    assert not any("DRAFT" in text for record in extraction.records for text in (*record.section, getattr(record, "text", "")))
    assert [(entry.reason, entry.words) for entry in extraction.ledger.entries if entry.reason != "unread"] == [("watermark", 1)]

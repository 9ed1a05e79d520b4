"""Measures of real reports against what a person read from their pages, and every figure against its own box."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from corpus.model import Extraction, Measure
from corpus.packing import unpack_page
from corpus.records import to_json
from extractor.pipeline import extract
from tests.quality.floors import below
from tests.quality.scoring import Json, gold_of, score

OWN_GOLD = Path(__file__).parent / "gold"

pytestmark = pytest.mark.shared


@cache
def _extracted(path: Path) -> Extraction:
    return extract(path)


def _exported(paths: list[Path]) -> dict[str, list[Json]]:
    found = {path.stem: _extracted(path) for path in paths}
    return {stem: [to_json(record, one.report) for record in one.records if isinstance(record, Measure)] for stem, one in found.items()}


def _reports(shared: Path, folder: str) -> list[Path]:
    return sorted((shared / "data" / folder).glob("*.pdf"))


def _councils(shared: Path) -> list[Path]:
    named = gold_of(OWN_GOLD)
    return sorted(path for path in (shared / "data" / "councils").rglob("*.pdf") if path.stem in named)


def test_measures_of_the_reports_are_found_and_none_is_wrong(shared: Path) -> None:
    found = score(gold_of(shared / "data" / "gold"), _exported(_reports(shared, "reports")))
    assert below("measures of the reports in shared", found.shares(), found.wrong) == [], found.misses


def test_statuses_are_read_where_only_colour_tells_them(shared: Path) -> None:
    found = score(gold_of(shared / "data" / "gold"), _exported(_reports(shared, "reports-colour")))
    assert below("measures where only colour tells the status", found.shares(), found.wrong) == [], found.misses


def test_measures_of_real_councils_are_found_and_none_is_wrong(shared: Path) -> None:
    found = score(gold_of(OWN_GOLD), _exported(_councils(shared)))
    assert found.measures >= 150
    assert below("measures of real councils", found.shares(), found.wrong) == [], found.misses


def test_what_must_add_up_in_the_reports_does_but_for_their_own_slips(shared: Path) -> None:
    checks = [check for path in _reports(shared, "reports") for measure in _measures(_extracted(path)) for check in measure.checks]
    shares = {"holds": sum(check.holds for check in checks) / len(checks), "tried": len(checks)}
    assert below("arithmetic of the reports in shared", shares) == []


def test_the_text_of_every_figure_stands_verbatim_inside_its_box(shared: Path) -> None:
    for path in [*_reports(shared, "reports"), *_reports(shared, "reports-colour"), *_councils(shared)]:
        one = _extracted(path)
        pages = {page.number: page for page in map(unpack_page, one.pages)}
        for measure in _measures(one):
            for role, figure in measure.figures.items():
                inside = " ".join(word.text for word in pages[figure.page].words if figure.box.holds(word.box.centre))
                assert figure.text in inside, f"{path.name} p.{figure.page}: {measure.name}: {role} {figure.text!r} is not in {inside!r}"
                assert _covers(measure, figure.page)


def _covers(measure: Measure, page: int) -> bool:
    return any(place.page == page for place in measure.evidence)


def _measures(one: Extraction) -> Iterator[Measure]:
    return (record for record in one.records if isinstance(record, Measure))

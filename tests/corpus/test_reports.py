"""The five reports that the project began with: whose they are and which period they report."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.pipeline import extract

KNOWN = {
    "barnet-childrens-services-performance-2010-11-q3.pdf": ("E09000003", "2010/11", 3),
    "barnet-family-services-2013-14-q1.pdf": ("E09000003", "2013/14", 1),
    "doncaster-cyps-corporate-plan-2013-14-q1.pdf": ("E08000017", "2013/14", 1),
    "doncaster-cyps-performance-profile-2012-13-q4.pdf": ("E08000017", "2012/13", 4),
    "rotherham-cyps-cabinet-member-2010-06-02.pdf": ("E08000018", "2010/11", 1),
}


@pytest.mark.shared
@pytest.mark.parametrize("file", KNOWN)
def test_whose_report_and_which_period(shared: Path, file: str) -> None:
    """Authority and reporting period; of the agenda pack the day of its meeting."""
    report = extract(shared / "data" / "reports" / file).report
    assert report.period is not None
    assert (report.authority_code, report.period.financial_year, report.period.quarter) == KNOWN[file]
    if file.startswith("rotherham"):
        assert str(report.period.start) == str(report.period.end) == "2010-06-02"

"""The title of a report is what its first page says that it is about."""

from __future__ import annotations

import pytest

from corpus.titles import FrontLine, says_something_else, title


def test_what_follows_subject_is_the_title() -> None:
    """In a line with it, or in the next cell."""
    assert title([FrontLine("Report to: Cabinet"), FrontLine("Subject: Revenue monitoring")]) == "Revenue monitoring"
    assert title([FrontLine("Subject:"), FrontLine("Revenue monitoring")]) == "Revenue monitoring"


def test_the_largest_heading_that_says_something_is_the_title() -> None:
    front = [
        FrontLine("Executive, 19 August 2020", 14, "heading"), FrontLine("Contact details", 14, "heading"),
        FrontLine("Financial Monitoring: Outturn 2019/20", 22, "heading"), FrontLine("1. Summary of results", 30, "heading"),
    ]  # fmt: skip
    assert title(front) == "Financial Monitoring: Outturn 2019/20"


def test_a_running_head_is_the_title_where_no_heading_is() -> None:
    """And an appendix says what it is before its chapters do."""
    front = [FrontLine("Report to Cabinet", 14, "heading"), FrontLine("Homes for those in need", 9, "running-head")]
    assert title(front) == "Homes for those in need"
    front = [FrontLine("Appendix B - Capital investment", 9, "running-head"), FrontLine("Adult social care", 14, "heading")]
    assert title(front) == "Appendix B - Capital investment"


def test_a_pack_is_called_by_who_meets() -> None:
    meeting = FrontLine("Select Committee", 18, "running-head")
    assert title([meeting, FrontLine("Date: 24 November 2023"), FrontLine("SUPPLEMENTARY AGENDA", 12, "heading")]) == "Select Committee"


@pytest.mark.parametrize(
    "line",
    [
        "Barnet Council", "Report to Cabinet", "Executive, 19 August 2020", "Quarter 3 2019/20", "jo@kent.gov.uk or Jo Marsh",
        "Report of: Owner: Author:",
        "2.1 Staff costs", "(Not Subject to Audit)", "Agenda Item No. 5",
    ],
)  # fmt: skip
def test_lines_that_say_something_else(line: str) -> None:
    assert says_something_else(line)


@pytest.mark.parametrize("line", ["Council tax support scheme 2026/27", "Quarter 3 revenue monitoring", "Cabinet report on agency staff"])
def test_lines_that_say_what_it_is_about(line: str) -> None:
    assert not says_something_else(line)

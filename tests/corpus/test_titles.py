"""The title of a report is what its first page says that it is about."""

from __future__ import annotations

import pytest

from corpus.titles import FrontLine, says_something_else, title, without_council


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
        "Report of: Owner: Author:", "Place: Town Hall", "Contact officer Jo Marsh",
        "2.1 Staff costs", "(Not Subject to Audit)", "Agenda Item No. 5",
    ],
)  # fmt: skip
def test_lines_that_say_something_else(line: str) -> None:
    assert says_something_else(line)


@pytest.mark.parametrize("line", [
    "Council tax support scheme 2026/27", "Quarter 3 revenue monitoring", "Cabinet report on agency staff",
    "Place and People Scorecard: August 2022", "Contact Centre Performance",
])
def test_lines_that_say_what_it_is_about(line: str) -> None:
    assert not says_something_else(line)


def test_the_largest_line_of_a_cover_is_the_title_though_nothing_looks_like_a_heading() -> None:
    """Where all of a page is in large type, none of it stands out."""
    front = [FrontLine("an institute of care", 12), FrontLine("Current Services and Comparative Report", 17), FrontLine("May 2016", 18)]
    assert title(front) == "Current Services and Comparative Report"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([("Agenda for the Meeting on", 27), ("Thursday, 13 February 2025", 27)], "Agenda for the Meeting on Thursday, 13 February 2025"),
        ([("Statements of Accounts for", 12), ("Enter name of", 8)], "Statements of Accounts"),
        ([("Tuesday, June 4, 2024", 17), ("Bridge repairs and funding", 12)], "Bridge repairs and funding"),
        ([("To download the profile please visit our website", 16), ("Workforce data profiles", 12)], "Workforce data profiles"),
        ([("98% ready for school", 16), ("Outcomes for children", 12)], "Outcomes for children"),
        ([("Meeting: Finance Scrutiny Committee", 12), ("Venue: Town Hall", 12)], "Finance Scrutiny Committee"),
    ],
)
def test_a_title_is_a_whole_phrase_and_no_date_notice_or_result(lines: list[tuple[str, float]], expected: str) -> None:
    assert title([FrontLine(text, height, "heading") for text, height in lines]) == expected


def test_the_page_number_of_a_running_head_is_no_part_of_the_title() -> None:
    for printed in ("Education and Skills 195", "Education and Skills | 195", "Education and Skills – 195"):
        assert title([FrontLine(printed, 10, "running-head")]) == "Education and Skills"


@pytest.mark.parametrize("printed", ["Spending exceeding £250", "Spending over 500", "Children under 5"])
def test_an_amount_at_the_end_of_a_running_head_is_no_page_number(printed: str) -> None:
    assert title([FrontLine(printed, 10, "running-head")]) == printed


def test_the_name_of_a_council_in_a_line_of_its_own_is_no_part_of_the_title() -> None:
    """Both are set alike and so are one heading; in one line with the rest the name belongs to the title."""
    for council in ("Oakhurst Council", "Royal Ashby-upon-Wye Town Council", "Barnet"):
        assert without_council(f"{council} How services perform", [council, "How services perform"]) == (council, "How services perform")
    for lines in (["Oakhurst Council How services", "perform"], ["Report to the Council", "How we perform"], ["Our Plan for", "Barnet"],
                  ["Inspection of Oakhurst County Council", "services"]):
        whole = " ".join(lines)
        assert without_council(whole, lines) == (whole,)

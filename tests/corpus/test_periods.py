"""Periods as printed: what each way of printing means, what is left alone, and that whatever we can print we can read."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from corpus.periods import find_periods, parse_period
from corpus.untold import find_untold
from corpus.years import quarter_of, year_label, year_of

READ = [
    ("Q4 2012/13", "2012/13", 4, "2013-01-01", "2013-03-31"),
    ("2012-13 Q4", "2012/13", 4, "2013-01-01", "2013-03-31"),
    ("2010/11 (Q3)", "2010/11", 3, "2010-10-01", "2010-12-31"),
    ("Q1 2013-14", "2013/14", 1, "2013-04-01", "2013-06-30"),
    ("Q4 2009-\n10", "2009/10", 4, "2010-01-01", "2010-03-31"),
    ("third quarter of 2010/11", "2010/11", 3, "2010-10-01", "2010-12-31"),
    ("Quarter One 2013/14", "2013/14", 1, "2013-04-01", "2013-06-30"),
    ("As of Q3 2012/13", "2012/13", 3, "2012-10-01", "2012-12-31"),
    ("six months to 30 September 2013", "2013/14", None, "2013-04-01", "2013-09-30"),
    ("Rolling 12 months to June 2013", None, None, "2012-07-01", "2013-06-30"),
    ("Full year 2012/13", "2012/13", None, "2012-04-01", "2013-03-31"),
    ("28/04/10", "2010/11", 1, "2010-04-28", "2010-04-28"),
    ("2011/12 Academic Yr", None, None, "2011-09-01", "2012-08-31"),
    ("Quarter 1 (April - June) 2013", "2013/14", 1, "2013-04-01", "2013-06-30"),
    ("Q4 2012/13 (Jan - Mar)", "2012/13", 4, "2013-01-01", "2013-03-31"),
    ("Apr 13 - Jun 13", "2013/14", 1, "2013-04-01", "2013-06-30"),
    ("Oct 10 - Dec 10", "2010/11", 3, "2010-10-01", "2010-12-31"),
    ("Sep 09-Jul 10", None, None, "2009-09-01", "2010-07-31"),
    ("Jan-Dec2012", None, None, "2012-01-01", "2012-12-31"),
    ("Oct - Mar 2013", "2012/13", None, "2012-10-01", "2013-03-31"),
    ("1 April to 30 June 2013", "2013/14", 1, "2013-04-01", "2013-06-30"),
    ("between 1 April and 30 June 2013", "2013/14", 1, "2013-04-01", "2013-06-30"),
    ("11 to 22 May 2026", "2026/27", 1, "2026-05-11", "2026-05-22"),
    ("Q1-Q3 2012/13", "2012/13", None, "2012-04-01", "2012-12-31"),
    ("2009/10 to 2012/13", None, None, "2009-04-01", "2013-03-31"),
    ("2013/14", "2013/14", None, "2013-04-01", "2014-03-31"),
    ("1999/00", "1999/00", None, "1999-04-01", "2000-03-31"),
    ("1999/2000", "1999/00", None, "1999-04-01", "2000-03-31"),
    ("FY13/14", "2013/14", None, "2013-04-01", "2014-03-31"),
    ("year ended 31 March 2013", "2012/13", None, "2012-04-01", "2013-03-31"),
    ("12 months to March 2013", "2012/13", None, "2012-04-01", "2013-03-31"),
    ("quarter ending June 2013", "2013/14", 1, "2013-04-01", "2013-06-30"),
    ("YTD Q2 2013/14", "2013/14", None, "2013-04-01", "2013-09-30"),
    ("Month 8 2024-25", "2024/25", 3, "2024-11-01", "2024-11-30"),
    ("November 2024-25", "2024/25", 3, "2024-11-01", "2024-11-30"),
    ("March 2013", "2012/13", 4, "2013-03-01", "2013-03-31"),
    ("Mar-13", "2012/13", 4, "2013-03-01", "2013-03-31"),
    ("as at 31 December 2010", "2010/11", 3, "2010-12-31", "2010-12-31"),
    ("31 Dec 10", "2010/11", 3, "2010-12-31", "2010-12-31"),
    ("31/12/2010", "2010/11", 3, "2010-12-31", "2010-12-31"),
    ("Wednesday, 2nd June, 2010", "2010/11", 1, "2010-06-02", "2010-06-02"),
    ("at the end of September 2024", "2024/25", 2, "2024-09-30", "2024-09-30"),
    ("academic year 2011/12", None, None, "2011-09-01", "2012-08-31"),
    ("Autumn term 2012", "2012/13", None, "2012-09-01", "2012-12-31"),
    ("2012", None, None, "2012-01-01", "2012-12-31"),
    ("w/e 12 May 2024", "2024/25", 1, "2024-05-06", "2024-05-12"),
    ("week commencing 6 May 2024", "2024/25", 1, "2024-05-06", "2024-05-12"),
    ("2024/25 H1", "2024/25", None, "2024-04-01", "2024-09-30"),
    ("Half year 2024/25", "2024/25", None, "2024-04-01", "2024-09-30"),
    ("second half 2024/25", "2024/25", None, "2024-10-01", "2025-03-31"),
    ("half-year to September 2024", "2024/25", None, "2024-04-01", "2024-09-30"),
    ("12 months to Sep-24", None, None, "2023-10-01", "2024-09-30"),
    ("12 mths to Sept 24", None, None, "2023-10-01", "2024-09-30"),
    ("R12 Sep-24", None, None, "2023-10-01", "2024-09-30"),
    ("Rolling 12 months (Sep 2024)", None, None, "2023-10-01", "2024-09-30"),
    ("3 years to 2022/23", None, None, "2020-04-01", "2023-03-31"),
    ("2023/24 (AY)", None, None, "2023-09-01", "2024-08-31"),
    ("Acad year 23/24", None, None, "2023-09-01", "2024-08-31"),
    ("as at 31.12.24", "2024/25", 3, "2024-12-31", "2024-12-31"),
    ("31.12.2024", "2024/25", 3, "2024-12-31", "2024-12-31"),
    ("1/4/23 - 31/12/23", "2023/24", None, "2023-04-01", "2023-12-31"),
    ("Sep24", "2024/25", 2, "2024-09-01", "2024-09-30"),
    ("09/2024", "2024/25", 2, "2024-09-01", "2024-09-30"),
    ("Period 9 (Dec 2023)", "2023/24", 3, "2023-12-01", "2023-12-31"),
    ("Dec 23 (P9)", "2023/24", 3, "2023-12-01", "2023-12-31"),
]


@pytest.mark.parametrize(("text", "year", "quarter", "start", "end"), READ, ids=[row[0] for row in READ])
def test_a_period_is_read_as_printed(text: str, year: str | None, quarter: int | None, start: str, end: str) -> None:
    """Financial year, quarter and both days, and the label as it stands there but for its line breaks."""
    period = parse_period(text)
    assert period is not None
    assert (period.financial_year, period.quarter, str(period.start), str(period.end)) == (year, quarter, start, end)
    assert period.label == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    ["31.12.10", "12/13", "10/11/12",
     "Q1 2012", "2012 Q4", "2009-15", "2009/2015", "31 June 2013", "March 13", "Apr 12 - Jun 20", "April - June 13",
     "Q3 2010/11 (Jan - Mar)", "FY25", "Summer 2024", "Week 23", "09/24", "Month 8 (December)", "Q3 FY24",
     "2023/24 YTD", "March - April", "Q5 2012/13", "Month 13 2012/13", "267.8", "1,456", "n/a", "",
     "June 2013 - April 2013", "132/308", "may"],
)  # fmt: skip
def test_what_could_mean_two_things_is_not_guessed(text: str) -> None:
    """A wrong period is worse than none."""
    assert parse_period(text) is None


def test_a_lone_quarter_takes_its_year_from_the_surroundings() -> None:
    """Without a year "Q3" and "Month 8" have no dates; with the report's year they have."""
    lone = parse_period("Qtr 3")
    assert lone is not None
    assert (lone.quarter, lone.financial_year, lone.start) == (3, None, None)
    placed, month = parse_period("Qtr 3", "2013/14"), parse_period("Month 8", "2013/14")
    assert placed is not None
    assert (placed.financial_year, placed.start, placed.label) == ("2013/14", date(2013, 10, 1), "Qtr 3")
    assert month is not None
    assert (month.start, month.end) == (date(2013, 11, 1), date(2013, 11, 30))


@pytest.mark.parametrize(("text", "start", "end"), [
    ("Q3 YTD", "2023-04-01", "2023-12-31"), ("YTD (Q2)", "2023-04-01", "2023-09-30"), ("Q1 to Q3", "2023-04-01", "2023-12-31"),
    ("Apr - Dec", "2023-04-01", "2023-12-31"), ("Q4 (Jan-Mar)", "2024-01-01", "2024-03-31"),
    ("Month 9 (December)", "2023-12-01", "2023-12-31"),
])
def test_a_stretch_without_a_year_takes_it_from_the_surroundings(text: str, start: str, end: str) -> None:
    alone, placed = parse_period(text), parse_period(text, "2023/24")
    assert alone is not None and alone.start is None
    assert placed is not None and (str(placed.start), str(placed.end)) == (start, end)


@pytest.mark.parametrize("text", ["FY25", "Summer 2024", "Autumn 2023/24", "Term 1 2023/24", "Week 23", "w/e 12 May", "Q3 FY24", "Q3 2023",
                                  "2020-22", "Rolling 12 months", "R12", "FY2025"])
def test_what_no_date_can_be_told_of_is_known_for_a_period_all_the_same(text: str) -> None:
    """Its figures are then not those of the reporting period, and no part of it is read as a year."""
    found = find_untold(f"Actual {text}")
    assert found is not None
    assert (found.period.label, found.period.start, found.period.financial_year) == (text, None, None)


@pytest.mark.parametrize("text", ["2023/24", "Q3 2023/24", "FY2024-25", "Weeks", "within 12 weeks", "Terms", "2009/10 - 2012/13",
                                  "Q1 23/24", "R2"])
def test_what_is_dated_or_no_period_is_no_untold_one(text: str) -> None:
    assert find_untold(text) is None


def test_periods_in_running_text() -> None:
    """The longest reading counts, a bracket that opened before the period stays outside, counts and references aren't years."""
    text = "By March 2013 (Q4 2012/13) 2012 children cost £2012, see 2010/11/0045; Apr 13 - Jun 13, but in Q1 2012 none. At 31 March 2013."
    found = find_periods(text)
    assert [text[one.start : one.end] for one in found] == ["March 2013", "Q4 2012/13", "Apr 13 - Jun 13", "At 31 March 2013"]
    assert [one.period.quarter for one in found] == [4, 4, 1, 4]


@given(
    some.integers(1975, 2090),
    some.integers(1, 4),
    some.sampled_from(["Q{q} {y}", "{y} Q{q}", "Quarter {q} {y}", "Qtr {q}, {y}", "{y} (Q{q})"]),
)
def test_a_printed_quarter_reads_back(start: int, number: int, form: str) -> None:
    """However a quarter is printed, it is the same stretch of time."""
    period, known = parse_period(form.format(q=number, y=year_label(start))), quarter_of(start, number)
    assert period is not None
    assert (period.start, period.end, period.quarter, period.financial_year) == (known.start, known.end, number, year_label(start))


@given(
    some.dates(date(1975, 1, 1), date(2069, 12, 31)),
    some.sampled_from(["%d %B %Y", "as at %d %b %Y", "%d-%b-%y", "%d/%m/%Y", "%A %d %B %Y"]),
)
def test_a_printed_day_reads_back(day: date, form: str) -> None:
    """However a day is printed, it is the same day."""
    period = parse_period(day.strftime(form))
    assert period is not None
    assert period.start == period.end == day


@given(
    some.dates(date(2001, 1, 1), date(2069, 12, 31)),
    some.sampled_from(["12 months to {m}", "Rolling 12 months to {m}", "R12 {m}", "year ending {m}", "12 mths to {m}"]),
    some.sampled_from(["%b %y", "%b-%y", "%B %Y", "%b '%y"]),
)
def test_twelve_months_to_a_month_end_with_it(day: date, form: str, month: str) -> None:
    """However it is printed, a rolling year is a year long: it is never read as its last month."""
    period = parse_period(form.format(m=day.strftime(month)))
    assert period is not None and period.start is not None and period.end is not None
    assert (period.end.year, period.end.month) == (day.year, day.month)
    assert 364 <= (period.end - period.start).days <= 365


@given(some.dates(date(1975, 1, 1), date(2069, 12, 24)), some.sampled_from(["w/e {d}", "week ending {d}", "w/c {d}"]),
       some.sampled_from(["%d %B %Y", "%d/%m/%Y", "%d/%m/%y", "%d %b %y"]))
def test_a_week_is_seven_days_on_the_side_of_its_day_that_is_said(day: date, form: str, printed: str) -> None:
    period = parse_period(form.format(d=day.strftime(printed)))
    if period is not None and period.start is not None and period.end is not None:
        assert (period.end - period.start).days == 6
        assert day == (period.start if "c" in form else period.end)
    else:
        assert printed == "%d/%m/%y"  # "10/11/12" could be three years


@given(some.text(alphabet="Q1234 /-0269marchApril'().quarteof to", max_size=40))
def test_any_text_is_searched_without_an_error(text: str) -> None:
    """Whatever stands there: no exception, places inside the text and in order, and no dates that run backwards."""
    reached = 0
    for one in find_periods(text):
        assert reached <= one.start < one.end <= len(text)
        reached = one.end
        assert one.period.start is None or one.period.end is None or one.period.start <= one.period.end
    parse_period(text)


@given(some.integers(1975, 2090))
def test_quarters_make_up_their_year(start: int) -> None:
    """Four quarters without gap or overlap are the financial year."""
    quarters, year = [quarter_of(start, number) for number in (1, 2, 3, 4)], year_of(start)
    assert (quarters[0].start, quarters[3].end) == (year.start, year.end)
    for before, after in pairwise(quarters):
        assert before.end is not None and after.start is not None
        assert (after.start - before.end).days == 1


def test_the_label_of_a_quarter_has_no_preposition_before_it() -> None:
    assert [found.period.label for found in find_periods("Performance at Quarter 4 2021/22, as at 31 March 2022")] == [
        "Quarter 4 2021/22", "as at 31 March 2022"]


@pytest.mark.parametrize("text", ["2016/17: April to December", "2016/17 (April to December)", "2016-17 – Apr-Dec"])
def test_months_behind_their_financial_year_are_part_of_it(text: str) -> None:
    """A title so printed speaks of nine months; taken for the whole year its forecasts would look like outturns."""
    (found,) = find_periods(text)
    assert (found.period.start, found.period.end) == (date(2016, 4, 1), date(2016, 12, 31))
    assert [one.period.label for one in find_periods("2016/17 April to December 2016")] == ["2016/17", "April to December 2016"]

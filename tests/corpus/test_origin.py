"""Whose report it is and what it reports: sidecar before text before file name, each recorded, and nothing guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from corpus.errors import BadSidecar
from corpus.origin import Origin, origin
from corpus.sidecars import read_sidecar

FILE = "barnet-performance-2010-11-q3.pdf"


def found(opening: str, file: str = "report.pdf", sidecar: dict[str, object] | None = None) -> Origin:
    return origin(sidecar=sidecar, opening=opening, file=file)


def test_a_sidecar_goes_before_all() -> None:
    """What the person who keeps the file says is taken as it stands, name or code, and so recorded."""
    said = {"authority": "E10000016", "period": "Q2 2011/12", "title": "Monitoring", "url": "https://kent.example/a.pdf"}
    known = found("London Borough of Barnet\nQ1 2013/14 performance", FILE, dict(said))
    assert (known.authority, known.authority_code, known.authority_from) == ("Kent", "E10000016", "sidecar")
    assert known.period is not None
    assert (known.period.label, known.period_from, known.title, known.url) == ("Q2 2011/12", "sidecar", said["title"], said["url"])


def test_a_sidecar_may_name_an_authority_that_is_in_no_register() -> None:
    """A parish keeps its name, and has no code."""
    known = found("", sidecar={"authority": "Souldern Parish Council"})
    assert (known.authority, known.authority_code) == ("Souldern Parish Council", "")


def test_a_clear_text_goes_before_the_file_name() -> None:
    """A council named as one and a quarter in the title."""
    known = found("London Borough of Camden\nQuarter 1 2013/14 performance report", FILE)
    assert (known.authority, known.authority_from) == ("Camden", "text")
    assert known.period is not None
    assert (known.period.financial_year, known.period.quarter, known.period_from) == ("2013/14", 1, "text")


def test_the_file_name_decides_where_the_text_does_not() -> None:
    """A text that names no council clearly and several years in passing."""
    known = found("Performance overview\nThe forecast for 2010/11 is higher than in 2009/10; Kent and Surrey differ.", FILE)
    assert (known.authority, known.authority_from) == ("Barnet", "file name")
    assert known.period is not None
    assert (known.period.label, known.period_from) == ("Q3 2010/11", "file name")


def test_nothing_is_guessed() -> None:
    """Without evidence authority and period are unknown, and the title is the file's name."""
    known = found("", "scan_0001.pdf")
    assert (known.authority, known.authority_from, known.period, known.period_from) == ("", "unknown", None, "unknown")
    assert known.title == "Scan 0001"


@pytest.mark.parametrize(
    ("opening", "year", "quarter"),
    [
        ("Family Services 2013/14\nQuarter 1 performance", "2013/14", 1),
        ("Cabinet, 30 January 2025\nBudget Monitoring – November 2024-25", "2024/25", 3),
        ("Profile\n" + "x " * 300 + "\nQ4 2012/13 result\nQ4 2012/13 result\nQ3 2012/13 result\nQ4 2012/13 result", "2012/13", 4),
        ("Agenda\nVenue: Town Hall Date: Wednesday, 2 June 2010\nMinutes of the meeting held on 28th April 2010", "2010/11", 1),
        ("Revenue budget 2025-26\nReport to Cabinet, 30 January 2025", "2025/26", None),
    ],
)
def test_the_period_in_a_text(opening: str, year: str, quarter: int | None) -> None:
    """Year and quarter apart in a title; a month; the quarter that stands out; the meeting's date and not that of its minutes; a year."""
    known = found(opening)
    assert known.period is not None
    assert (known.period.financial_year, known.period.quarter, known.period_from) == (year, quarter, "text")


def test_years_in_a_row_are_the_heads_of_columns_and_none_is_the_reports() -> None:
    assert found("Calls answered\nMeasure\n2014/15\n2015/16\nTarget").period is None
    known = found("Annual scorecard 2015/16\nMeasure\n2014/15\n2015/16\nTarget")
    assert known.period is not None and known.period.financial_year == "2015/16"


def test_a_plan_has_the_years_that_its_title_spans() -> None:
    known = found("Medium Term Financial Strategy 2024/25 to 2027/28\nThe budget of 2023/24 was balanced")
    assert known.period is not None
    assert (str(known.period.start), str(known.period.end)) == ("2024-04-01", "2028-03-31")


def test_an_old_report_belongs_to_the_council_of_its_time() -> None:
    """Buckinghamshire's county council of 2014, not the unitary that followed it in 2020."""
    assert found("Buckinghamshire County Council\n8 August 2014\nBuckinghamshire Buckinghamshire").authority_code == "E10000002"
    assert found("Buckinghamshire Council\nQ1 2022/23\nBuckinghamshire Buckinghamshire").authority_code == "E06000060"


def test_a_parish_is_not_taken_for_the_council_that_it_pays() -> None:
    """A town council's paper names bigger councils often, but itself first."""
    assert found("Royal Sutton Coldfield Town Council\nPayments\nBirmingham City Council\nBirmingham City Council").authority == ""


@pytest.mark.parametrize(
    ("opening", "body", "name"),
    [
        ("Treasury update", "The fund that KCC bought is KCC's own. Kent's roads. Maidstone", "Kent"),
        ("Treasury update", "KCC has agreed, and so has KCC", ""),
        ("Treasury update", "Kent and Medway and Maidstone. KCC", ""),
        ("Meeting of the County Council\nTo all members of the County Council\nMaidstone, Kent, ME14", "", "Kent"),
        ("Meeting of the County Council\nTo all members of the County Council\nMaidstone, ME14", "", ""),
    ],
)
def test_a_paper_that_names_nobody_plainly_is_given_only_to_whom_two_signs_point(opening: str, body: str, name: str) -> None:
    """Initials with the name of the place; a county in the address of its county council."""
    assert origin(sidecar=None, opening=opening, file="paper.pdf", body=body).authority == name


def test_a_title_after_subject() -> None:
    """A report's head says its title after "Subject:"."""
    known = found("From: Cabinet Member\nTo: Cabinet, 30 January 2025\nSubject: Revenue Monitoring\nSummary")
    assert known.title == "Revenue Monitoring"


SAID = [
    "London Borough of Barnet", "Kent", "Town Council", "Q1 ", "2013/14", "date: ", "2 June 2010", "Subject:", "\n", "&", "St. ", "é",
    "kent.gov.uk",
]  # fmt: skip


@given(some.lists(some.sampled_from(SAID) | some.text(max_size=4), max_size=12).map("".join), some.text(max_size=20))
def test_any_text_and_any_name_have_an_origin(opening: str, file: str) -> None:
    """Whatever stands there: no exception, a source for each finding, and a code only for an authority."""
    known = found(opening, file)
    assert bool(known.authority) == (known.authority_from != "unknown")
    assert (known.period is None) == (known.period_from == "unknown")
    assert known.authority or not known.authority_code


def test_a_title_is_more_than_the_name_of_the_council() -> None:
    """Many reports begin with the council's name, and say below it what they are."""
    assert found("London Borough of Barnet\nFamily Services overview\n1. Overview").title == "Family Services overview"
    assert found("London Borough of Barnet").title == "London Borough of Barnet"


def test_sidecars_are_read_or_refused(tmp_path: Path) -> None:
    """TOML or JSON beside the PDF; what cannot be used is said, never passed over."""
    source = tmp_path / "a.pdf"
    assert read_sidecar(source) is None
    beside = tmp_path / "a.pdf.toml"
    beside.write_text('authority = "Kent"\nperiod = "Q1 2013/14"')
    assert read_sidecar(source) == {"authority": "Kent", "period": "Q1 2013/14"}
    for broken in ('authority = "Kent', 'council = "Kent"', 'period = "some time"', "period = 2013"):
        beside.write_text(broken)
        with pytest.raises(BadSidecar, match=r"a\.pdf\.toml"):
            read_sidecar(source)
    beside.unlink()
    (tmp_path / "a.pdf.json").write_text('["Kent"]')
    with pytest.raises(BadSidecar):
        read_sidecar(source)


def test_an_address_tells_whose_a_report_is_that_never_names_its_council() -> None:
    """Also one that stands far behind the opening; and the finding says so. A report that names many councils belongs to none of them."""
    known = found("Corporate parenting scorecard\nAsk performance@camden.gov.uk")
    assert (known.authority, known.authority_from) == ("Camden", "address")
    body = "Revenue monitoring ... Ask jo.marsh@kent.gov.uk or al.hall@kent.gov.uk"
    known = origin(sidecar=None, opening="Revenue monitoring", file="report.pdf", body=body)
    assert (known.authority, known.authority_from) == ("Kent", "address")
    many = "As we saw in Kent, Surrey, Devon and Norfolk. See www.hertfordshire.gov.uk"
    assert origin(sidecar=None, opening="Safeguarding pressures", file="report.pdf", body=many).authority == ""


def test_the_period_in_the_title_goes_before_those_below() -> None:
    """A year's outturn is of the year, though quarters are spoken of; a proposed budget is of the later year that its head names."""
    outturn = found("Financial Monitoring: Outturn Position 2019/20\nPerformance in quarter 4 2019/20")
    assert outturn.period is not None
    assert (outturn.period.financial_year, outturn.period.quarter) == ("2019/20", None)
    proposed = found("Directorate funding (proposed budget)\n2024-25 revised base\n2025-26 net cost")
    assert proposed.period is not None
    assert proposed.period.financial_year == "2025/26"

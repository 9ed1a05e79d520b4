"""The report view: what was read, what was not, and what doesn't add up."""

from __future__ import annotations

from flask.testing import FlaskClient

from corpus.model import Ledger, LedgerEntry, Report
from tests.webui.making import BOX_ANYWHERE, passage
from webui.views.report import contents, parts, unread


def test_every_record_is_listed_under_its_section_and_leads_to_its_place(client: FlaskClient, barnet: Report) -> None:
    html = client.get(f"/reports/{barnet.id}").text
    for which in range(1, 6):
        assert f"record={barnet.id[:20]}aa{which}#mark" in html


def test_the_share_that_was_read_and_the_places_that_were_not_are_shown(client: FlaskClient, barnet: Report) -> None:
    html = client.get(f"/reports/{barnet.id}").text
    assert "not read" in html
    assert f'href="/reports/{barnet.id}/pages/3">page 3</a> <span class="count">3 words' in html
    assert "Without readable text, and so not searched: page 3." in html


def test_the_box_on_it_searches_this_report_alone(client: FlaskClient, barnet: Report) -> None:
    html = client.get(f"/reports/{barnet.id}").text
    assert "Search in this report" in html
    assert f'<input type="hidden" name="report" value="{barnet.id}">' in html


def test_sums_that_do_not_hold_are_listed(client: FlaskClient, barnet: Report) -> None:
    html = client.get(f"/reports/{barnet.id}").text
    assert "2 sums tried, of which 1 does not hold" in html
    assert "variance = forecast - budget" in html


def test_the_beginning_of_an_id_is_enough(client: FlaskClient, barnet: Report) -> None:
    assert client.get(f"/reports/{barnet.id[:12]}").status_code == 200
    assert client.get(f"/reports/{barnet.id[:12]}/pages/1").status_code == 200


def test_neighbours_under_one_heading_are_one_section() -> None:
    records = [passage("1", ("A",)), passage("2", ("A",)), passage("3", ("B",)), passage("4", ("A",))]
    assert [(section.path, len(section.records)) for section in contents(records)] == [(("A",), 2), (("B",), 1), (("A",), 1)]


def test_the_parts_account_for_every_word() -> None:
    left_out = (LedgerEntry(1, "running-head", 4, ()), LedgerEntry(2, "running-head", 3, ()))
    ledger = Ledger(100, 90, (*left_out, LedgerEntry(2, "unread", 3, ())))
    assert [(part.name, part.words, part.share) for part in parts(ledger)] == [
        ("in records", 90, "90.0%"), ("left out: running heads", 7, "7.0%"), ("not read", 3, "3.0%"),
    ]
    assert sum(part.words for part in parts(ledger)) == ledger.words


def test_the_page_with_most_unread_words_comes_first() -> None:
    ledger = Ledger(9, 0, tuple(LedgerEntry(page, "unread", words, (BOX_ANYWHERE,)) for page, words in ((1, 2), (2, 3), (1, 4))))
    assert [(place.page, place.words) for place in unread(ledger)] == [(1, 6), (2, 3)]

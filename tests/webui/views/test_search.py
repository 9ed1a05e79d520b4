"""The search view: every hit says where it stands, and leads there."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from corpus.model import Report


def links(html: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'href="([^"]+)"', html)]


def test_a_hit_names_authority_period_report_and_page_and_leads_to_its_mark(client: FlaskClient, barnet: Report) -> None:
    html = client.get("/search?q=overspent&authority=E09000003").text
    hit = html[html.index("<article") : html.index("</article>")]
    for said in ("Barnet", "Q3 2010/11", "Quarterly report of barnet", "page 1", "<mark>overspent</mark>"):
        assert said in hit
    [there, *_] = [link for link in links(hit) if "/pages/1" in link]
    assert there.endswith("#mark")
    assert "q=overspent" in there
    assert "authority=E09000003" in there, "the way back to the search goes along"


def test_markup_in_a_report_is_shown_and_never_run(client: FlaskClient) -> None:
    html = client.get("/search?q=angle+brackets+script").text
    assert "<script" not in html
    assert "&lt;" in html


def test_a_measure_shows_its_figures_its_status_in_a_word_and_its_direction(client: FlaskClient) -> None:
    html = client.get("/search?q=SC004&kind=measure&authority=E09000003").text
    for said in ("SC004", ">230<", ">210<", ">(22)<", "£000", "Red", "though the colour says green", "Up, worse", "Q3 2010/11"):
        assert said in html
    assert "don’t agree" in html, "a sum that doesn't hold is said"


def test_a_table_shows_its_head_and_the_rows_that_match(client: FlaskClient) -> None:
    html = client.get("/search?q=agency+staff&kind=table&authority=E09000003").text
    assert '<th scope="col">Forecast</th>' in html
    assert "<mark>Agency staff</mark>" in html
    assert "Fostering" not in html


def test_a_passage_read_from_a_scan_says_so(client: FlaskClient) -> None:
    assert "Read from a scanned picture" in client.get("/search?q=angle+brackets").text


def test_counts_lead_to_what_they_count(client: FlaskClient) -> None:
    html = client.get("/search?q=agency+staff").text
    [narrower] = {link for link in links(html) if link.startswith("/search?") and "kind=table" in link}
    counted = re.search(r"Table</span>\s*<span class=\"count\">(\d+)", html)
    assert counted
    total = re.search(r'<h2 id="count">(\d+) records?', client.get(narrower).text)
    assert total
    assert counted[1] == total[1]


def test_what_is_narrowed_can_be_taken_back_and_survives_another_query(client: FlaskClient) -> None:
    html = client.get("/search?q=staff&kind=measure&rag=red&sort=period").text
    assert {"/search?q=staff&rag=red&sort=period", "/search?q=staff&kind=measure&sort=period"} <= set(links(html))
    for name, value in (("kind", "measure"), ("rag", "red"), ("sort", "period")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in html


def test_a_search_within_one_report_names_the_report_and_can_leave_it(client: FlaskClient, barnet: Report) -> None:
    html = client.get(f"/search?q=staff&report={barnet.id}").text
    assert re.search(r'<a href="/search\?q=staff" rel="nofollow">Quarterly report of barnet', html)


def test_nothing_found_says_what_was_looked_for_and_what_to_try(client: FlaskClient) -> None:
    html = client.get("/search?q=zzzzzz&kind=table").text
    assert "Nothing found" in html
    assert "Search everything" in html


def test_what_several_reports_share_stands_once_and_names_the_others(client: FlaskClient) -> None:
    html = client.get("/search?q=budget+by+service&kind=table").text
    assert html.count("<article") == 1
    assert "The same in 2 other reports" in html


def test_related_terms_are_named_and_each_can_be_taken_out(client: FlaskClient) -> None:
    html = client.get("/search?q=agency+staff&authority=E09000003").text
    assert "Including related terms of <em>Agency staff</em>" in html
    without = [link for link in links(html) if "without" in link]
    assert len(without) > 2
    assert all("authority=E09000003" in link for link in without)
    assert "Including related terms" not in client.get(without[-1]).text, "the last link takes out all of them"


def test_pages_of_results_follow_each_other_without_gap_or_repetition(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webui.address.A_PAGE", 4)
    monkeypatch.setattr("webui.views.search.A_PAGE", 4)
    seen: list[str] = []
    there = "/search?q=staff&sort=authority"
    while there:
        html = client.get(there).text
        seen += re.findall(r'<h3><a href="([^"]+)"', html)
        following = re.search(r'href="([^"]+)" rel="next"', html)
        there = unescape(following[1]) if following else ""
    assert len(seen) == len(set(seen)) > 4
    assert client.get("/search?q=staff&page=9").status_code == 404


def test_an_empty_search_lists_everything(client: FlaskClient) -> None:
    assert '<h2 id="count">15 records' in client.get("/search").text


def test_the_typed_query_stands_in_the_box_again_and_escaped(client: FlaskClient) -> None:
    assert 'value="&#34;agency&#34; &lt;b&gt;"' in client.get("/search", query_string={"q": '"agency" <b>'}).text

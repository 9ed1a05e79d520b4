"""The page view: what was found is marked where it stands, and nowhere else."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from corpus.library import Library
from corpus.model import Box, Report
from tests.webui.making import box_of


def rects(html: str, kind: str) -> list[Box]:
    found = re.findall(rf'<rect class="{kind}"[^>]*? x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"', html)
    return [Box(x, y, x + w, y + h) for x, y, w, h in (map(float, one) for one in found)]


def page(client: FlaskClient, report: Report, number: int, query: str) -> str:
    response = client.get(f"/reports/{report.id}/pages/{number}?{query}")
    assert response.status_code == 200
    return response.text


def record(report: Report, which: int) -> str:
    return f"{report.id[:20]}aa{which}"


def test_the_record_is_outlined_and_the_words_of_the_query_are_marked_inside_it(client: FlaskClient, held: Library, barnet: Report) -> None:
    html = page(client, barnet, 1, f'q="agency+staff"&record={record(barnet, 1)}')
    words = held.page(barnet.id, 1)
    passage = box_of(words, "The service overspent by £1.8m because of agency staff in social work teams.")
    [outline] = rects(html, "outline")
    assert outline.holds(passage.centre)
    strokes = rects(html, "stroke")
    assert len(strokes) == 2, "once in each line of the passage; not in the table that stands below on the same page"
    assert strokes[0].overlap(box_of(words, "agency staff")) > 0.99 * box_of(words, "agency staff").area, "a phrase is one mark"


def test_without_a_record_every_match_on_the_page_is_marked(client: FlaskClient, barnet: Report) -> None:
    assert len(rects(page(client, barnet, 1, 'q="agency+staff"'), "stroke")) == 3


def test_a_heading_on_the_page_is_marked_with_the_record_below_it(client: FlaskClient, held: Library, barnet: Report) -> None:
    html = page(client, barnet, 1, f"q=resources&record={record(barnet, 1)}")
    [stroke] = rects(html, "stroke")
    assert stroke.holds(box_of(held.page(barnet.id, 1), "Resources").centre)
    assert "<mark>Resources</mark> and value for money" in html


def test_filters_are_never_marked(client: FlaskClient, barnet: Report) -> None:
    assert rects(page(client, barnet, 1, "q=kind:table"), "stroke") == []


def test_the_text_beside_the_picture_bears_the_same_marks_and_is_escaped(client: FlaskClient, barnet: Report) -> None:
    html = page(client, barnet, 1, f"q=script&record={record(barnet, 2)}")
    assert "<mark>&lt;script&gt;alert(1)&lt;/script&gt;</mark>" in html
    assert "<script" not in html


def test_each_figure_has_a_place_of_its_own_to_link_to(client: FlaskClient, held: Library, barnet: Report) -> None:
    html = page(client, barnet, 1, f"record={record(barnet, 3)}")
    assert 'id="figure-variance"' in html
    assert "<title>Variance: (22)</title>" in html
    assert any(part.holds(box_of(held.page(barnet.id, 1), "(22)").centre) for part in rects(html, "part"))


def test_pages_are_turned_with_the_query_kept(client: FlaskClient, barnet: Report) -> None:
    html = page(client, barnet, 2, "q=staff")
    assert f'href="/reports/{barnet.id}/pages/1?q=staff"' in html
    assert f'href="/reports/{barnet.id}/pages/3?q=staff"' in html
    assert "Page 2 of 3" in html


def test_hits_of_the_report_are_leafed_through_in_the_order_of_its_pages(client: FlaskClient, barnet: Report) -> None:
    html = page(client, barnet, 1, f"q=agency+staff&record={record(barnet, 1)}")
    assert "Hit 1 of 3 in this report" in html
    assert "Previous hit" not in html
    visited = [record(barnet, 1)]
    while there := re.search(r'href="([^"]+)">Next hit', html):
        html = client.get(there[1].replace("&amp;", "&")).text
        visited.append(there[1].split("record=")[1].split("#")[0])
    assert visited == [record(barnet, 1), record(barnet, 4), record(barnet, 5)]
    assert "Hit 3 of 3" in html


def test_the_way_back_leads_to_the_same_search(client: FlaskClient, barnet: Report) -> None:
    html = page(client, barnet, 1, f"q=staff&kind=commentary&sort=period&record={record(barnet, 1)}")
    assert 'href="/search?q=staff&amp;kind=commentary&amp;sort=period"' in html


def test_what_is_quoted_names_its_place(client: FlaskClient, barnet: Report) -> None:
    html = page(client, barnet, 1, f"record={record(barnet, 3)}")
    place = "Barnet, Quarterly report of barnet, Q3 2010/11, page 1"
    assert f"{place}: SC004 Children with a child protection plan (Q3 2010/11): Value 230; Target 210" in html


def test_the_address_to_quote_is_that_of_the_record_without_the_search(client: FlaskClient, barnet: Report) -> None:
    html = page(client, barnet, 1, f"q=staff&kind=measure&record={record(barnet, 3)}")
    assert f">http://localhost/reports/{barnet.id}/pages/1?record={record(barnet, 3)}#mark<" in html


def test_what_was_not_read_is_outlined_and_named(client: FlaskClient, barnet: Report) -> None:
    assert rects(page(client, barnet, 3, ""), "unread") == [Box(60, 80, 200, 95)]
    assert "not read" in page(client, barnet, 3, "")
    assert rects(page(client, barnet, 1, ""), "unread") == []


def test_a_record_of_another_page_says_where_it_stands(client: FlaskClient, barnet: Report) -> None:
    html = page(client, barnet, 3, f"record={record(barnet, 1)}")
    assert rects(html, "outline") == []
    assert "It does not stand on this page" in html


def test_a_record_of_another_report_is_not_shown_here(client: FlaskClient, held: Library, barnet: Report) -> None:
    other = next(report for report in held.reports() if report.id != barnet.id)
    assert client.get(f"/reports/{barnet.id}/pages/1?record={record(other, 1)}").status_code == 404


def test_the_pdf_opens_at_the_same_page(client: FlaskClient, barnet: Report) -> None:
    assert f'href="/reports/{barnet.id}.pdf#page=2"' in page(client, barnet, 2, "")

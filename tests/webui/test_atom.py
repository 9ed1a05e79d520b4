"""A search as a feed that a feed reader can read."""

from __future__ import annotations

from xml.etree import ElementTree

from flask.testing import FlaskClient

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client: FlaskClient, query: str) -> ElementTree.Element:
    return ElementTree.fromstring(client.get(f"/search.atom?{query}").data)


def test_each_record_found_is_an_entry_that_leads_to_its_page(client: FlaskClient) -> None:
    entries = feed(client, "q=agency+staff&authority=E09000003").findall(f"{ATOM}entry")
    assert entries
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert client.get(link.attrib["href"]).status_code == 200
        assert (entry.findtext(f"{ATOM}title") or "").startswith("Barnet, Q3 2010/11")


def test_ids_are_unique_and_stay_the_same(client: FlaskClient) -> None:
    once, again = ([entry.findtext(f"{ATOM}id") for entry in feed(client, "q=staff").findall(f"{ATOM}entry")] for _ in range(2))
    assert once == again
    assert len(set(once)) == len(once)


def test_the_feed_is_as_new_as_its_newest_report(client: FlaskClient) -> None:
    assert feed(client, "q=staff").findtext(f"{ATOM}updated") == "2013-03-31T00:00:00Z"
    assert feed(client, "q=zzzzz").findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_whatever_is_searched_the_feed_is_well_formed(client: FlaskClient) -> None:
    assert feed(client, "q=%3C%26%00%0B%EF%BF%BE").findtext(f"{ATOM}title")

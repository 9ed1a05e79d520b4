"""Whatever is asked for, the answer is a page of ours and no fault."""

from __future__ import annotations

from urllib.parse import quote

from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ANYTHING = st.text(st.characters(blacklist_categories=("Cs",)), max_size=60)
TYPED = st.text(st.sampled_from('ab "()*~-:<>£%/é|^.,\'0129NOTRAE\x00'), max_size=60)
PATHS = ("records/{}", "reports/{}", "reports/{}/pages/1", "reports/{}.pdf", "themes/{}", "{}", "reports/a/pages/{}", "static/{}")
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@CALM
@given(q=ANYTHING | TYPED, filters=st.dictionaries(st.sampled_from(["kind", "period", "rag", "report", "sort", "code"]), ANYTHING))
def test_any_query_and_any_filter_gives_a_page(client: FlaskClient, q: str, filters: dict[str, str]) -> None:
    for address in ("/search", "/search.json"):
        assert client.get(address, query_string={"q": q, **filters}).status_code == 200


@CALM
@given(path=st.sampled_from(PATHS), text=ANYTHING)
def test_any_path_is_a_page_or_not_here(client: FlaskClient, path: str, text: str) -> None:
    with client.get("/" + path.format(quote(text, safe="/"))) as response:
        assert response.status_code in (200, 308, 404)


@CALM
@given(q=ANYTHING | TYPED, record=ANYTHING)
def test_any_query_marks_a_page_or_says_that_the_record_is_not_here(client: FlaskClient, barnet: object, q: str, record: str) -> None:
    report = barnet.id  # type: ignore[attr-defined]
    assert client.get(f"/reports/{report}/pages/1", query_string={"q": q}).status_code == 200
    assert client.get(f"/reports/{report}/pages/1", query_string={"q": q, "record": record}).status_code in (200, 404)

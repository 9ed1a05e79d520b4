"""Snippets: the right words, marked, and safe to show."""

from __future__ import annotations

from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Commentary, Measure
from search.parse import parse
from search.snippets import MOST, WIDTH, snippets
from tests.search.making import HERE


def commentary(text: str, section: tuple[str, ...] = ()) -> Commentary:
    return Commentary(id="c", report="r", evidence=HERE, section=section, text=text)


def shown(text: str, query: str) -> str:
    return snippets(commentary(text), parse(query).tree)[0].html


def test_marks_stand_around_the_word_and_not_its_punctuation() -> None:
    assert shown("Cost of (agency) staff, again.", "agency staff") == "Cost of (<mark>agency) staff</mark>, again."


def test_the_window_goes_where_most_different_words_are() -> None:
    filler = "word " * 60
    html = shown(f"agency {filler} agency staff overspend {filler}", "agency staff overspend")
    assert "<mark>agency staff overspend</mark>" in html
    assert html.startswith("… ") and html.endswith(" …")


def test_markup_in_a_report_is_shown_and_not_run() -> None:
    html = shown("<script>alert(' agency ')</script> & <mark>", "agency")
    assert html == "&lt;script&gt;alert(&#x27; <mark>agency</mark> &#x27;)&lt;/script&gt; &amp; &lt;mark&gt;"


@settings(deadline=None)
@given(st.lists(st.sampled_from(["agency", "staff", "<b>", "&", "£1.8m", "x'y", '"', "cost"]), min_size=1, max_size=90))
def test_a_snippet_without_its_marks_is_a_piece_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for snippet in snippets(commentary(text), parse("agency 1.8m").tree):
        plain = unescape(snippet.html.replace("<mark>", "").replace("</mark>", "")).removeprefix("… ").removesuffix(" …")
        assert plain in text
        assert len(plain.split()) <= WIDTH
        assert snippet.html.count("<mark>") == snippet.html.count("</mark>")


def test_without_marks_the_beginning_is_shown() -> None:
    assert shown("Nothing to see here.", "kind:commentary") == "Nothing to see here."


def test_a_measure_shows_where_the_words_stand() -> None:
    measure = Measure(id="m", report="r", evidence=HERE, family="indicator", name="Agency staff", note="Agency use fell")
    found = snippets(measure, parse("agency").tree)
    assert {each.field for each in found} == {"name", "note"}
    assert len(found) <= MOST

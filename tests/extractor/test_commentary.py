"""Commentary comes in passages that say something, under their headings, and points at the measures it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Block, Box, Commentary, Evidence, Grid, Measure, Placed, Word
from extractor.readers.around.commentary import passages, read_commentary

from .setting import grid

LONG = "The overspend is due to the number of children placed with agencies, which has grown in each month of the year so far. " * 3


def block(text: str, form: str = "paragraph", top: float = 100, confidence: float | None = None) -> Block:
    box = Box(50, top, 500, top + 12)
    words = tuple(Word(word, box, 0, confidence) for word in text.split())
    return Block(form, text, words, (Evidence(1, box),))  # type: ignore[arg-type]


def placed(*what: Block | Grid, section: tuple[str, ...] = ("4. Resources",), item: str = "") -> list[Placed]:
    return [Placed(one, section, item) for one in what]


def read(outline: Sequence[Placed], measures: Sequence[Measure] = ()) -> list[Commentary]:
    return list(read_commentary(list(passages(outline)), measures, "report"))


def measure(name: str, top: float, code: str = "") -> Measure:
    evidence = (Evidence(1, Box(52, top, 160, top + 10)),)
    return Measure(id=f"id of {name}", report="report", evidence=evidence, family="budget", name=name, code=code)


def test_a_paragraph_is_a_record_with_its_place_and_headings() -> None:
    (record,) = read(placed(block(LONG), item="Item 4"))
    assert (record.text, record.section, record.item) == (LONG, ("4. Resources",), "Item 4")
    assert record.evidence == (Evidence(1, Box(50, 100, 500, 112)),)


def test_a_list_stays_with_the_line_that_leads_into_it() -> None:
    listed = (block("We will do two things:"), block("• hire more carers", "item"), block("• pay them better", "item"))
    found = read(placed(block(LONG), *listed, block(LONG)))
    assert [record.text for record in found] == [LONG, "We will do two things:\n• hire more carers\n• pay them better", LONG]


def test_long_lists_are_parted_between_items() -> None:
    items = [block(f"{n}. {LONG}", "item") for n in range(4)]
    assert [record.text.count("\n") for record in read(placed(*items))] == [1, 1]


def test_short_paragraphs_are_gathered_and_long_ones_are_not() -> None:
    short = "There was a successful conference for parents."
    assert len(read(placed(block(short), block(short), block(LONG)))) == 2


def test_headings_tables_and_items_end_a_passage() -> None:
    short = "There was a successful conference for parents."
    table = grid(1, [["a", "b"]], 300)
    outline = placed(block(short), table, block(short))
    outline += [*placed(block(short), section=("5. People",)), *placed(block(short), item="Item 4")]
    assert len(read(outline)) == 4


def test_loose_numbers_and_labels_are_no_commentary() -> None:
    """They stay unread, and the ledger says so, rather than filling the search with rubbish."""
    assert read(placed(block("0 10 20 30 40 50"), block("Apr May Jun"))) == []


def test_what_is_left_out_by_name_is_no_commentary() -> None:
    assert read(placed(block(LONG, "running-head"), block(LONG, "page-number"), block(LONG, "contents"))) == []


def test_narrative_under_a_small_table_is_about_its_measures() -> None:
    table = grid(1, [["Measure", "Value"], ["Placements", "12"]], top=200)
    (record,) = read(placed(table, block(LONG, top=300)), [measure("Placements", 224), measure("Elsewhere", 600)])
    assert record.about == ("id of Placements",)


def test_narrative_under_a_large_table_is_about_what_it_names() -> None:
    table = grid(1, [["Measure", "Value"]] + [["x", "1"]] * 6, top=200)
    measures = [measure(f"m{n}", 224 + 20 * n, code=f"NI5{n}") for n in range(6)]
    (named,) = read(placed(table, block("The fall in NI52 was expected, and so was that in NI54, as NI520 shows.", top=500)), measures)
    assert named.about == ("id of m2", "id of m4")
    (unnamed,) = read(placed(table, block(LONG, top=500)), measures)
    assert unnamed.about == ()


def test_words_read_by_ocr_say_so() -> None:
    (record,) = read(placed(block(LONG, confidence=0.8)))
    assert (record.reading.by, record.reading.confidence) == ("ocr", 0.8)


def test_a_heading_with_nothing_under_it_is_said_all_the_same() -> None:
    """Lists of papers and names are often set as headings; the title, which the report has, is not repeated."""
    outline = [
        Placed(block("Budget monitoring of the council", "heading"), (), ""),
        Placed(block("The Children Act of 2004", "heading"), ("The Children Act of 2004",), ""),
        Placed(block("5. People", "heading"), ("5. People",), ""),
        Placed(block(LONG), ("5. People",), ""),
    ]
    assert [(record.text, record.section) for record in read(outline)] == [("The Children Act of 2004", ()), (LONG, ("5. People",))]


def test_whom_to_ask_is_said_in_few_words() -> None:
    """A line with an e-mail address is kept, however short."""
    (record,) = read(placed(block("Contact: performance@camden.gov.uk")))
    assert record.text == "Contact: performance@camden.gov.uk"

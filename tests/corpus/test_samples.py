"""The samples are what the program beside them makes, they say what they are, and extraction finds in them exactly what was typeset."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Page
from corpus.origin import origin
from corpus.samples.typeset.__main__ import HERE, TEXTS, write
from corpus.samples.typeset.content import MARK, Sample, read_sample
from corpus.samples.typeset.gold import gold
from corpus.sidecars import read_sidecar
from extractor.pages import open_pdf

SAMPLES = HERE.parent
STEMS = [path.stem for path in TEXTS]


def pages_of(pdf: Path) -> list[Page]:
    with open_pdf(pdf) as opened:
        return [opened.page(number) for number in range(1, len(opened) + 1)]


def drawn(page: Page) -> Any:
    """All of a page that a reader sees, to a tenth of a point."""

    def near(box: Any) -> tuple[float, ...]:
        return tuple(round(edge, 1) for edge in (box.x0, box.y0, box.x1, box.y1))

    words = [(word.text, near(word.box)) for word in page.words]
    return words, [near(rule.box) for rule in page.rulings], [(near(fill.box), fill.colour) for fill in page.fills], len(page.marks)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all samples, typeset now."""
    folder = tmp_path_factory.mktemp("samples")
    for path in TEXTS:
        write(read_sample(path), folder)
    return folder


@pytest.mark.parametrize("stem", STEMS)
def test_a_sample_is_what_its_text_makes(stem: str, fresh: Path) -> None:
    """Words, boxes, rules and paint of the committed PDF, its sidecar and gold are as made now; bytes may differ with a library."""
    for ending in ("pdf.toml", "measures.jsonl"):
        name = f"{stem}.{ending}"
        assert (SAMPLES / name).read_text(encoding="utf-8") == (fresh / name).read_text(encoding="utf-8"), name
    committed, made = pages_of(SAMPLES / f"{stem}.pdf"), pages_of(fresh / f"{stem}.pdf")
    assert [drawn(page) for page in committed] == [drawn(page) for page in made]


def test_typesetting_twice_gives_the_same_bytes(fresh: Path, tmp_path: Path) -> None:
    """No date and no chance gets into a sample."""
    write(read_sample(TEXTS[0]), tmp_path)
    name = f"{STEMS[0]}.pdf"
    assert (tmp_path / name).read_bytes() == (fresh / name).read_bytes()


def test_nothing_else_lies_among_the_samples() -> None:
    """A sample whose text was taken away does not stay behind."""
    assert {path.stem for path in SAMPLES.glob("*.pdf")} == set(STEMS)


@pytest.mark.parametrize("stem", STEMS)
def test_every_page_says_that_it_is_a_sample(stem: str) -> None:
    """Nobody can take a page of a sample for the council's own."""
    for page in pages_of(SAMPLES / f"{stem}.pdf"):
        assert MARK in " ".join(word.text for word in page.words)


@pytest.mark.parametrize("stem", STEMS)
def test_a_sample_is_small(stem: str) -> None:
    """The samples come with every clone."""
    assert (SAMPLES / f"{stem}.pdf").stat().st_size < 100_000


@pytest.mark.parametrize("stem", STEMS)
def test_the_text_tells_what_the_sidecar_says(stem: str) -> None:
    """Authority and quarter would be found without the sidecar too."""
    pdf = SAMPLES / f"{stem}.pdf"
    page = pages_of(pdf)[0]
    lines: dict[int, list[str]] = {}
    for word in page.words:
        lines.setdefault(word.line, []).append(word.text)
    opening = "\n".join(" ".join(line) for line in lines.values())
    said = origin(sidecar=read_sidecar(pdf), opening="", file=pdf.name)
    seen = origin(sidecar=None, opening=opening, file="report.pdf")
    assert (seen.authority_code, seen.authority_from) == (said.authority_code, "text")
    assert said.authority_code
    assert seen.period is not None and said.period is not None
    assert (seen.period.start, seen.period.end) == (said.period.start, said.period.end)


def test_a_subject_shows_over_councils_and_quarters() -> None:
    """On a fresh machine, a search for these words has answers to compare."""
    for words in ("agency staff", "placement", "foster", "sickness", "overspend", "caseload", "school places"):
        held = {path.stem for path in TEXTS if words in path.read_text(encoding="utf-8").lower()}
        assert len(held) >= 3 and len({stem.split("-")[0] for stem in held}) >= 2, words


def test_gold_has_pages_that_exist() -> None:
    """A gold measure's page is one of its report."""
    for stem in STEMS:
        count = len(pages_of(SAMPLES / f"{stem}.pdf"))
        for line in (SAMPLES / f"{stem}.measures.jsonl").read_text(encoding="utf-8").splitlines():
            assert 1 <= json.loads(line)["page"] <= count


def sample_of(tmp_path: Path, columns: str, rows: str) -> Sample:
    """A sample with one table of indicators."""
    head = 'look = "overview"\nauthority = "A"\nperiod = "2013/14"\ntitle = "T"\nsubtitle = "S"\nsource = "us"\n'
    path = tmp_path / "sample.toml"
    path.write_text(f'{head}[[parts]]\nfamily = "indicator"\ncolumns = {columns}\nrows = {rows}\n', encoding="utf-8")
    return read_sample(path)


def test_gold_takes_the_number_where_there_is_no_percentage_and_elsewhere_for_a_count(tmp_path: Path) -> None:
    """Of two columns for one role, the second says what it is where the first says nothing."""
    columns = '[["name", "Name", 1], ["current", "%", 1], ["current otherwise", "No.", 1]]'
    sample = sample_of(tmp_path, columns, '[["Staff", "8.1%", "88.0"], ["Days", "N/A", "6.2"]]')
    told = [measure["figures"] for measure in gold(sample, {(0, 0): 1, (0, 1): 1})]
    assert told == [{"current": "8.1%", "count": "88.0"}, {"current": "6.2"}]


def test_paint_is_a_status_and_no_part_of_the_text(tmp_path: Path) -> None:
    """A painted figure gives its row the status that its colour means."""
    sample = sample_of(tmp_path, '[["name", "Name", 1], ["target_variance", "Variance", 1]]', '[["Staff", "-11.9% @red"]]')
    (measure,) = gold(sample, {(0, 0): 3})
    assert (measure["rag"], measure["figures"], measure["page"]) == ("red", {"target_variance": "-11.9%"}, 3)


def test_a_row_with_a_cell_too_few_is_refused(tmp_path: Path) -> None:
    """A slip in the text must not shift figures into other columns."""
    with pytest.raises(ValueError, match="2 columns"):
        sample_of(tmp_path, '[["name", "Name", 1], ["current", "Value", 1]]', '[["Staff", "1", "2"]]')

"""Precision and recall of the themes on sentences of real reports, labelled by reading before the tagger was asked.

`sentences.jsonl` holds, for each, the report, the page, how many words the sentence has, the SHA-256 of its words with single blanks
between them, its themes and the batch that it came with. The sentences themselves stay in ../shared.

Each batch was drawn by chance, labelled, and asked of the rules as they stood, which were mended for it only then. So what it scored at
first is what to expect of sentences that nobody has seen:

| batch | sentences | precision | recall |
|---|---|---|---|
| 2 | 329 | .919 | .824 |
| 3, after the rules were widened | 161 | .911 | .881 |
| 4, after they were widened again | 107 | .857 | .903 |
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from corpus.model import Commentary
from corpus.themes import themes
from extractor.pages import open_pdf
from extractor.themes import tag
from tests.quality.floors import below

LABELLED = Path(__file__).with_name("sentences.jsonl")


class Labelled(NamedTuple):
    file: str
    page: int
    words: int
    sha256: str
    themes: list[str]
    batch: int


def labelled() -> list[Labelled]:
    return [Labelled(**json.loads(line)) for line in LABELLED.read_text(encoding="utf-8").splitlines()]


def sentences(data: Path) -> Iterator[tuple[Labelled, str]]:
    """Each labelled sentence with its text, looked for by its hash among the words of its page."""
    by_page: dict[tuple[str, int], list[Labelled]] = defaultdict(list)
    for one in labelled():
        by_page[one.file, one.page].append(one)
    for (file, page), wanted in by_page.items():
        with open_pdf(data / file) as pdf:
            words = [word.text for word in pdf.page(page, spans=False).words]
        for one in wanted:
            runs = (" ".join(words[start : start + one.words]) for start in range(len(words) - one.words + 1))
            found = next((run for run in runs if sha256(run.encode()).hexdigest() == one.sha256), None)
            assert found is not None, f"{file}, page {page}: the sentence {one.sha256[:12]} is not there any more"
            yield one, found


def test_labels_are_themes() -> None:
    """A label that no theme has would never be found, and would hide in the recall."""
    slugs = {theme.slug for theme in themes()}
    assert not {theme for one in labelled() for theme in one.themes} - slugs


def test_enough_is_labelled() -> None:
    """Two hundred sentences over at least a dozen reports, a good part of them without any theme."""
    assert len(labelled()) >= 200
    assert len({one.file for one in labelled()}) >= 12
    assert sum(not one.themes for one in labelled()) >= 50


@pytest.mark.shared
def test_themes_are_precise_and_complete_on_real_sentences(shared: Path) -> None:
    """Readers who filter by a theme lose little, and see little that is not of it."""
    right = extra = missed = 0
    for one, text in sentences(shared / "data"):
        found = set(tag(Commentary(id="", report="", evidence=(), text=text)).themes)
        wanted = set(one.themes)
        right, extra, missed = right + len(found & wanted), extra + len(found - wanted), missed + len(wanted - found)
    assert not below("themes on sentences of real reports", {"precision": right / (right + extra), "recall": right / (right + missed)})

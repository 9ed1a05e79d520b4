"""How fast the themes are found, beside spaCy parting the same text into words and sentences and doing nothing else.

    python benchmarks/themes.py FOLDER [FOLDER ...]

Prints Markdown. One core, processor time; the text is that of the folders' PDFs, page by page, each line once.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from corpus.errors import UnreadableReport
from corpus.themes import themes
from extractor.pages import open_pdf
from extractor.themes.tagging import Tagger


def main() -> None:
    texts = list(dict.fromkeys(text for name in sys.argv[1:] for path in sorted(Path(name).rglob("*.pdf")) for text in _pages(path)))
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    began = time.process_time()
    tagger = Tagger(themes())
    print(f"{len(themes())} themes, ready in {time.process_time() - began:.2f} s\n")
    tokens = sum(len(nlp.make_doc(text)) for text in texts)
    print(f"| {len(texts)} pages, {tokens} tokens | tokens/s |\n|---|---|")
    print(f"| spaCy's words and sentences alone | {tokens / _seconds(nlp, texts):,.0f} |")
    print(f"| {len(themes())} themes with amounts and directions | {tokens / _seconds(tagger.mentions, texts):,.0f} |")


def _pages(path: Path) -> list[str]:
    """The text of each page of a PDF; none of one that cannot be read."""
    try:
        with open_pdf(path) as pdf:
            pages = [pdf.page(number, spans=False) for number in range(1, len(pdf) + 1)]
    except UnreadableReport:
        return []
    return [" ".join(word.text for word in page.words) for page in pages]


def _seconds(read: Callable[[str], object], texts: list[str]) -> float:
    """The second of two readings, for the first meets all words for the first time."""
    for _ in range(2):
        began = time.process_time()
        for text in texts:
            read(text)
        took = time.process_time() - began
        texts = [f"{text} " for text in texts]  # so that an answer is not simply remembered
    return took


if __name__ == "__main__":
    main()

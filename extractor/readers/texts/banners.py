"""Headings that give what stands under them a status: "High risk areas (red risks)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Block, Evidence, Placed, Rag
from extractor.vocabulary import vocabulary, words

FARTHEST = 30
"""Blocks over which a count of headings is followed."""
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNT = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_COUNTS)})\b", re.IGNORECASE)


def status_over(placed: Sequence[Placed], at: int) -> tuple[Rag | None, tuple[Evidence, ...]]:
    """The status that a heading gives the heading at this place, and where it stands; None where nothing proves that it does.

    Proof is that the outline has it over the other, or that the sentence under it counts the headings that follow ("There are 2 areas:").
    """
    over = placed[at].section[:-1]
    between = 0
    for before in range(at - 1, max(-1, at - FARTHEST), -1):
        block = placed[before].what
        if not isinstance(block, Block) or block.form != "heading":
            continue
        if rag := _status(block.text):
            proved = block.text in over or (placed[before].section[:-1] == over and between < _counted(placed[before + 1].what))
            return (rag, block.boxes) if proved else (None, ())
        between += 1
    return None, ()


def _status(text: str) -> Rag | None:
    """The one colour that a heading names, if it speaks of things that have a status."""
    said = words(text)
    found = {vocabulary().statuses[word] for word in said if len(word) > 1 and word in vocabulary().statuses}
    speaks = any((word,) in vocabulary().rows["have a status"] for word in said)
    return Rag(found.pop(), "text", text) if len(found) == 1 and speaks else None


def _counted(what: object) -> int:
    """How many things a sentence announces with its colon."""
    if not isinstance(what, Block) or not what.text.rstrip().endswith(":"):
        return 0
    counts = _COUNT.findall(what.text)
    return (_COUNTS.get(counts[0].casefold()) or int(counts[0])) if len(counts) == 1 else 0

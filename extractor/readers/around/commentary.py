"""Commentary: what a report says in sentences, one record a passage, under its headings.

A passage is a paragraph, or a list with the line that leads into it, or a few short paragraphs in a row. It speaks of the measures that
it names, and of those of a small table that it stands directly under.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.model import Block, Commentary, Evidence, Grid, Measure, Placed, Reading

_SHORT = 35
"""A paragraph of fewer words is kept together with its short neighbours."""
_ENOUGH = 60
"""Short paragraphs are gathered up to this many words."""
_LIST = 160
"""A list is parted, between items, once it has this many words."""
_FEW_MEASURES = 4
"""A table with more measures than this is not what the text under it speaks of, unless it names them."""
_SPEAKING = frozenset({"paragraph", "item", "footnote", "caption"})


@dataclass(slots=True)
class Passage:
    """Blocks that make one record."""

    section: tuple[str, ...]
    item: str
    blocks: list[Block] = field(default_factory=list)
    under: Grid | None = None
    """The table that the passage stands directly under."""

    @property
    def words(self) -> int:
        return sum(len(block.words) for block in self.blocks)

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)


def passages(placed: Sequence[Placed]) -> Iterator[Passage]:
    """The passages of a report in reading order. What holds no sentence (labels of a chart, loose numbers) is none."""
    current: Passage | None = None
    above: Grid | None = None
    captions = {one.what.caption for one in placed if isinstance(one.what, Grid)}
    over = {text for one in placed if isinstance(one.what, Grid) or one.what.form in _SPEAKING for text in one.section}
    for one in placed:
        block = one.what
        if isinstance(block, Grid) or (block.form == "heading" and block.text in over):
            yield from _whole(current)
            current, above = None, block if isinstance(block, Grid) else None
            continue
        if block.form == "heading":
            if block.text not in one.section:  # the title
                continue
            # Nothing stands under it, so what it says would be lost.
            one = replace(one, section=tuple(text for text in one.section if text != block.text))
        elif block.form not in _SPEAKING or (block.form == "caption" and block.text in captions):
            continue
        if current is None or not _goes_on(current, one, block):
            yield from _whole(current)
            current = Passage(one.section, one.item, under=above)
        current.blocks.append(block)
    yield from _whole(current)


def _whole(passage: Passage | None) -> Iterator[Passage]:
    if passage and _speaks(passage.text):
        yield passage


def _speaks(text: str) -> bool:
    """Whether a text has words enough to say something, rather than label something; an e-mail address says whom to ask."""
    tokens = text.split()
    if any("@" in token[1:-1] for token in tokens):
        return True
    worded = [token for token in tokens if re.search(r"[^\W\d_]{2}", token)]
    return len(worded) >= 4 and len(worded) >= (0.5 if len(worded) < 12 else 0.3) * len(tokens)


def _goes_on(passage: Passage, one: Placed, block: Block) -> bool:
    """Whether a block belongs to the passage before it."""
    if (one.section, one.item) != (passage.section, passage.item):
        return False
    last = passage.blocks[-1]
    if block.form == "footnote" or last.form == "footnote":
        return block.form == last.form and passage.words < _ENOUGH
    if block.form == "item":
        leads_in = last.form != "item" and last.text.rstrip().endswith((":", ":-", "–", "-"))
        return leads_in or (last.form == "item" and passage.words + len(block.words) <= _LIST)
    if last.form == "item":
        return False
    return len(block.words) < _SHORT and passage.words + len(block.words) <= _ENOUGH


def read_commentary(found: Sequence[Passage], measures: Sequence[Measure], report: str) -> Iterator[Commentary]:
    """Yield the records of passages, unnamed. `measures` must be named already: passages point at them."""
    spoken_of = _Measures(measures)
    for passage in found:
        scanned = [word.confidence for block in passage.blocks for word in block.words if word.confidence is not None]
        yield Commentary(
            id="",
            report=report,
            evidence=tuple(box for block in passage.blocks for box in block.boxes),
            section=passage.section,
            item=passage.item,
            reading=Reading("ocr", "passage", round(sum(scanned) / len(scanned), 3)) if scanned else Reading(method="passage"),
            text=passage.text,
            about=spoken_of.by(passage),
        )


class _Measures:
    """The measures of a report, to be found by the code that names them and by the table they stand in."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        self._all = measures
        self._coded: dict[str, list[str]] = {}
        for measure in measures:
            if len(measure.code) >= 3 and any(letter.isdigit() for letter in measure.code):
                self._coded.setdefault(measure.code.casefold(), []).append(measure.id)
        codes = sorted(self._coded, key=len, reverse=True)
        self._code = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, codes))})(?!\w)", re.IGNORECASE) if codes else None

    def by(self, passage: Passage) -> tuple[str, ...]:
        """Ids of the measures that a passage names by code or, right under a small table of them, by standing there."""
        named: list[str] = []
        if self._code:
            for found in self._code.findall(passage.text):
                named += self._coded[found.casefold()]
        if not named and passage.under:
            near = [measure.id for measure in self._all if _inside(measure.evidence, passage.under.boxes)]
            named = near if len(near) <= _FEW_MEASURES else []
        return tuple(dict.fromkeys(named))


def _inside(evidence: Sequence[Evidence], boxes: Sequence[Evidence]) -> bool:
    return any(box.page == one.page and box.box.holds(one.box.centre, slack=1) for one in evidence[:1] for box in boxes)

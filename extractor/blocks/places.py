"""Each block and grid under its headings, and in an agenda pack under its item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from corpus.model import Block, Grid, Placed
from corpus.periods import find_periods
from extractor.blocks.agenda import item_of_blocks, item_of_grid, item_of_line
from extractor.blocks.headings import Heading, path_with
from extractor.blocks.neighbours import EDGES, with_captions, with_contents

_LONGEST_HEAD = 14
_MOST_BEFORE_TITLE = 3
_LONGEST_NUMBERED = 90
_FEW_WORDS = 8
_SENTENCE = 12
"""Words of a heading that ends in a full stop and is no sentence yet."""
_LONGEST_COVER = 60
"""Words."""
_LONGEST_HEADING = 200
"""Letters; what is longer and set in bold is a paragraph that somebody wants to be read."""


@dataclass(slots=True)
class _Reader:
    """Where the reading stands: the path of headings and the agenda item."""

    path: tuple[Heading, ...] = ()
    item: str = ""
    page: int = 0
    placed: list[Placed] = field(default_factory=list)

    def put(self, what: Block | Grid) -> None:
        self.placed.append(Placed(what, tuple(heading.text for heading in self.path), self.item))


def place(pieces: Sequence[Block | Grid], looks: Mapping[int, Heading], items: Mapping[int, str]) -> Iterator[Placed]:
    """Yield each piece with its section path and item.

    `looks` tells the type of the blocks, by index in `pieces`; `items` the item of a page, where the pack says it.
    """
    pieces = with_captions(with_contents(pieces))
    looks = _heading_looks(pieces, looks)
    titles = _titles(pieces, looks)
    reader = _Reader()
    for at, piece in enumerate(pieces):
        page = piece.boxes[0].page if piece.boxes else reader.page
        begun = _item_begun(pieces, at) or (items.get(page, "") if items.get(page) != items.get(reader.page) else "")
        if begun and begun != reader.item:
            reader.item = begun
            reader.path = ()
        reader.page = page
        if isinstance(piece, Grid):
            reader.put(piece)
        elif at in titles:
            reader.put(replace(piece, level=1))
        elif at in looks:
            reader.path = path_with(reader.path, looks[at])
            reader.put(replace(piece, form="heading", level=len(reader.path) + bool(titles)))
        else:
            reader.put(replace(piece, form="paragraph") if piece.form == "heading" else piece)
    yield from reader.placed


def _item_begun(pieces: Sequence[Block | Grid], at: int) -> str:
    piece = pieces[at]
    if isinstance(piece, Grid):
        return item_of_grid(piece)
    if minutes := item_of_line(piece.text) if piece.form in ("heading", "paragraph") else "":
        return minutes
    following = [other for other in pieces[at : at + _LONGEST_HEAD] if isinstance(other, Block) and other.form not in EDGES]
    return item_of_blocks(following) if piece.form == "paragraph" else ""


def _heading_looks(pieces: Sequence[Block | Grid], looks: Mapping[int, Heading]) -> dict[int, Heading]:
    """The headings that head something, of all blocks and their looks.

    Of several equal lines in a row only the last can: the others are a list set in bold (background papers, names, addresses).
    A plain numbered line is a heading if what follows is numbered under it: "3. Mitigating the overspend" before "3.1 There are ...".
    """
    kept = {at: look for at, look in looks.items() if _is(pieces[at], "heading") and not _is_prose(look.text)}
    order = [at for at, piece in enumerate(pieces) if not _is_edge(piece)]
    for at, after in pairwise([*order, -1]):
        if after != -1 and _is(pieces[at], "item") and _numbers(looks[at], looks.get(after)):
            kept[at] = looks[at]
        if at not in kept or looks[at].number or item_of_line(looks[at].text):
            continue
        nothing_follows = after == -1
        if nothing_follows or (after in kept and looks[after].equals(looks[at])):
            del kept[at]
    return kept


def _is_prose(text: str) -> bool:
    """Whether a text that stands out is a paragraph all the same: it is long, or ends as a sentence or two do."""
    sentences = len(text.split()) >= _SENTENCE and re.search(r"[.!][”’\"']?$|[a-z)]\.\s+[A-Z]", text)
    return len(text) > _LONGEST_HEADING or bool(sentences)


def _is(piece: Block | Grid, form: str) -> bool:
    return isinstance(piece, Block) and piece.form == form


def _numbers(above: Heading, below: Heading | None) -> bool:
    """Whether a plain numbered line heads what follows: the next is numbered under it, or it is a short "3.4" and the next is not "3.5"."""
    number = above.number
    if not number or len(above.text) > _LONGEST_NUMBERED or above.text[-1:] in ".;,:" or len(above.text.split()) < 2:
        return False
    if below is None or not below.number:
        return len(number) > 1 and len(above.text.split()) <= _FEW_WORDS
    return below.number == (*number, "1") or (len(number) > 1 and len(below.number) > len(number))


def _titles(pieces: Sequence[Block | Grid], looks: Mapping[int, Heading]) -> set[int]:
    """The report's title, with the headings before it and the period under it; all headings of a cover.

    The title is the largest of those that open the first page, where no other is set as large.

    It is on every page's mind, and in no section path. Headings are given and taken by their index in `pieces`.
    """
    opening: list[int] = []
    before = 0
    for at, piece in enumerate(pieces):
        if at in looks and piece.boxes[0].page == 1:
            opening.append(at)
        elif not _is_edge(piece):
            before += 1
            if opening or before > _MOST_BEFORE_TITLE:
                break
    if not opening:
        return set()
    if _is_cover(pieces):
        return {at for at in looks if pieces[at].boxes[0].page == 1 and not looks[at].number}
    largest = max(opening, key=lambda at: looks[at].size)
    others = [look.size for at, look in looks.items() if at > largest]
    if not others or looks[largest].size < max(others) + 0.6 or looks[largest].number[1:]:
        return set()
    under = takewhile(lambda at: _is_period(looks[at].text), (at for at in opening if at > largest))
    return {*(at for at in opening if at <= largest), *under}


def _is_cover(pieces: Sequence[Block | Grid]) -> bool:
    """Whether the first page of several says no more than what the report is."""
    first = [piece for piece in pieces if piece.boxes and piece.boxes[0].page == 1 and not _is_edge(piece)]
    plain = all(isinstance(piece, Block) and piece.form in ("heading", "paragraph") for piece in first)
    return plain and len(first) < len(pieces) and sum(len(piece.words) for piece in first if isinstance(piece, Block)) <= _LONGEST_COVER


def _is_period(text: str) -> bool:
    """Whether a heading says a time and little else, as a subtitle does: "Quarter 2 2022/23: July to September 2022"."""
    rest = text
    for found in find_periods(text):
        rest = rest.replace(text[found.start : found.end], "")
    return sum(map(str.isalpha, rest)) <= 0.3 * sum(map(str.isalpha, text))


def _is_edge(piece: Block | Grid) -> bool:
    return isinstance(piece, Block) and piece.form in EDGES

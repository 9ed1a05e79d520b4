"""Each block and grid under its headings, and in an agenda pack under its item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corpus.model import Block, Grid, Placed
from extractor.blocks.agenda import item_of_blocks, item_of_grid, item_of_line
from extractor.blocks.headings import Heading, path_with
from extractor.blocks.neighbours import EDGES, with_captions, with_contents

_LONGEST_HEAD = 14
_LONGEST_NUMBERED = 90
_FEW_WORDS = 8
_LONGEST_HEADING = 200
"""Letters; what is longer and set in bold is a paragraph that somebody wants to be read."""


@dataclass(slots=True)
class _Reader:
    """Where the reading stands: the path of headings and the agenda item."""

    path: tuple[Heading, ...] = ()
    item: str = ""
    page: int = 0
    title: Heading | None = None
    placed: list[Placed] = field(default_factory=list)

    def put(self, what: Block | Grid) -> None:
        section = tuple(heading.text for heading in self.path if heading is not self.title)
        self.placed.append(Placed(what, section, self.item))


def place(pieces: Sequence[Block | Grid], looks: Mapping[int, Heading], items: Mapping[int, str]) -> Iterator[Placed]:
    """Yield each piece with its section path and item.

    `looks` tells the type of the blocks, by index in `pieces`; `items` the item of a page, from the PDF's bookmarks.
    """
    pieces = with_captions(with_contents(pieces))
    looks = _heading_looks(pieces, looks)
    reader = _Reader(title=_title(pieces, looks))
    for at, piece in enumerate(pieces):
        page = piece.boxes[0].page if piece.boxes else reader.page
        begun = _item_begun(pieces, at) or (items.get(page, "") if items.get(page) != items.get(reader.page) else "")
        if begun and begun != reader.item:
            reader.item = begun
            reader.path = reader.path if isinstance(piece, Block) and piece.form in EDGES else ()
        reader.page = page
        if isinstance(piece, Grid):
            reader.put(piece)
        elif at in looks:
            reader.path = path_with(reader.path, looks[at])
            reader.put(replace(piece, form="heading", level=len(reader.path)))
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
    kept = {at: look for at, look in looks.items() if _is(pieces[at], "heading") and len(look.text) <= _LONGEST_HEADING}
    order = [at for at, piece in enumerate(pieces) if not (isinstance(piece, Block) and piece.form in EDGES)]
    for at, after in pairwise([*order, -1]):
        if after != -1 and _is(pieces[at], "item") and _numbers(looks[at], looks.get(after)):
            kept[at] = looks[at]
        if at not in kept or looks[at].number or item_of_line(looks[at].text):
            continue
        nothing_follows = after == -1
        if nothing_follows or (after in kept and looks[after].equals(looks[at])):
            del kept[at]
    return kept


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


def _title(pieces: Sequence[Block | Grid], looks: Mapping[int, Heading]) -> Heading | None:
    """The report's title: its first heading, where no other is set as large. It is on every page's mind, and in no section path."""
    if not looks:
        return None
    first = min(looks)
    boxes = pieces[first].boxes
    larger = all(other.size < looks[first].size - 0.6 for at, other in looks.items() if at != first)
    return looks[first] if larger and len(looks) > 1 and boxes[0].page == 1 and not looks[first].number[1:] else None

"""Agenda packs: which item of the meeting each page belongs to, where the pack says so page by page.

Makers of packs leave bookmarks in the PDF; they stamp "Agenda Item 7" on the first page of an item; and the agenda lists the items, often
with their pages ("7. Budget monitoring (Pages 15 - 30)"). Heads within the text are told in `agenda`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Block, Grid
from extractor.blocks.neighbours import EDGES
from extractor.blocks.words import words

_FEWEST = 3
"""Bookmarks, or entries of an agenda."""
_BOOKMARK = re.compile(r"(?:item\s+)?\d{1,2}[a-z]?[.:)]?\s+\S", re.IGNORECASE)
_ENTRY = re.compile(r"(?:item\s+)?(?P<number>\d{1,2}[a-z]?)[.:)]?\s+(?P<title>\S.*)", re.IGNORECASE | re.DOTALL)
_PAGES = re.compile(r"\(?\bpages?:?\s+(\d{1,4})\s*[-–—]\s*(\d{1,4})\)?|(?<!\d)(\d{1,4})\s*[-–—]\s*(\d{1,4})$", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_LONGEST = 160
_MOST_ROWS = 14
_OPENING = 8
"""Pieces at the top of a page of which one may be the title that the agenda lists."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item as the agenda lists it."""

    number: str
    title: str
    first: int = 0
    """The printed number of its first page, and of its last; 0 where the agenda gives none."""
    last: int = 0

    @property
    def text(self) -> str:
        return f"{self.number}. {self.title}"


def items_by_page(bookmarks: Sequence[tuple[int, str, int]], pieces: Sequence[Block | Grid], pages: int) -> Mapping[int, str]:
    """Page -> item, from whatever tells it most surely; empty for a report that is no pack. `bookmarks` are (level, title, page)."""
    return _bookmarked(bookmarks, pages) or _said(pieces, pages)


def _bookmarked(bookmarks: Sequence[tuple[int, str, int]], pages: int) -> dict[int, str]:
    """From bookmarks as packs have them: an agenda first, then numbered items, at the top level, on rising pages.

    Chapters of an ordinary report are no items.
    """
    top = [(page, title.strip()) for level, title, page in bookmarks if level == 1 and page >= 1]
    numbered = [entry for entry in top if _BOOKMARK.match(entry[1])]
    is_pack = any(title.casefold() in words().agenda_fronts for _, title in top)
    if not is_pack or len(numbered) < _FEWEST or top != sorted(top, key=lambda entry: entry[0]):
        return {}
    return _until_the_next(dict(top), pages)


def _said(pieces: Sequence[Block | Grid], pages: int) -> dict[int, str]:
    """From what is printed: stamps on the pages, the pages that the agenda gives, or its titles where pages open with them."""
    stamps = _stamps(pieces)
    entries = _agenda(pieces)
    if not stamps and not entries:
        return {}
    listed = {entry.number.casefold(): entry.text for entry in entries}
    begun = {page: listed.get(number.casefold(), f"Item {number}") for page, number in stamps.items()}
    if len(begun) > 1:
        return _until_the_next(begun, pages)
    return _of_ranges(entries, pieces) or _until_the_next(_opened(entries, pieces), pages)


def _until_the_next(begun: Mapping[int, str], pages: int) -> dict[int, str]:
    """Each page from where an item begins up to where the next does."""
    firsts = sorted(begun)
    return {page: begun[first] for first, after in pairwise([*firsts, pages + 1]) for page in range(first, after)}


def _stamps(pieces: Sequence[Block | Grid]) -> dict[int, str]:
    """Page -> number of the item that is stamped at its edge; none where the numbers do not rise."""
    found: dict[int, str] = {}
    for piece in pieces:
        if isinstance(piece, Block) and piece.form in EDGES and (stamp := words().stamp.fullmatch(piece.text.strip())):
            found.setdefault(piece.boxes[0].page, stamp[1])
    numbers = [int(_NUMBER.match(number)[0]) for number in found.values()]  # type: ignore[index]
    return found if numbers == sorted(numbers) else {}


def _agenda(pieces: Sequence[Block | Grid]) -> list[_Entry]:
    """The items that an agenda lists, under its heading; none where there is no agenda."""
    entries: list[_Entry] = []
    inside = False
    last = 0
    for piece in pieces:
        page = piece.boxes[0].page if piece.boxes else last
        if inside and page > last + 1:
            break
        if isinstance(piece, Block) and "".join(piece.text.casefold().split()).strip(":") in words().fronts_unspaced:
            inside, last = True, page
        elif inside:
            listed = [entry for text in _texts(piece) if (entry := _entry(text)) and _follows(entry, entries)]
            entries += listed
            last = page if listed else last
    return entries if len(entries) >= _FEWEST else []


def _texts(piece: Block | Grid) -> list[str]:
    """A block's text, or one for each row of a grid."""
    if isinstance(piece, Block):
        return [piece.text]
    rows: dict[int, list[str]] = defaultdict(list)
    for cell in sorted(piece.cells, key=lambda cell: (cell.row, cell.column)):
        if cell.words:
            rows[cell.row].append(cell.text)
    return [" ".join(row) for row in rows.values()]


def _entry(text: str) -> _Entry | None:
    found = _ENTRY.fullmatch(text.strip())
    if not found:
        return None
    pages = _PAGES.search(found["title"])
    title = " ".join(_PAGES.sub(" ", found["title"]).split())
    told = words().agenda_tails.search(title)
    title = (title[: told.start()] if told and told.start() else title).strip(" .:-–")
    if not title or len(title) > _LONGEST:
        return None
    first, last = (int(number) for number in pages.groups() if number) if pages else (0, 0)
    return _Entry(found["number"], title, first, last)


def _follows(entry: _Entry, entries: Sequence[_Entry]) -> bool:
    """Whether an entry's number is the next, or one of a few further on: numbered sentences elsewhere are no items."""
    before = int(_NUMBER.match(entries[-1].number)[0]) if entries else 0  # type: ignore[index]
    now = int(_NUMBER.match(entry.number)[0])  # type: ignore[index]
    return before <= now <= before + 3 and all(entry.number != other.number for other in entries)


def _of_ranges(entries: Sequence[_Entry], pieces: Sequence[Block | Grid]) -> dict[int, str]:
    """Page -> item by the pages that the agenda gives, which are the numbers printed on them."""
    if not any(entry.first for entry in entries):
        return {}
    found: dict[int, str] = {}
    for piece in pieces:
        if isinstance(piece, Block) and piece.form == "page-number" and (printed := _NUMBER.search(piece.text)):
            here = [entry for entry in entries if entry.first <= int(printed[0]) <= entry.last]
            if here:
                found[piece.boxes[0].page] = here[0].text
    return found


def _opened(entries: Sequence[_Entry], pieces: Sequence[Block | Grid]) -> dict[int, str]:
    """First page -> item, where pages open with a title that the agenda lists."""
    titles = {_folded(entry.title): entry.text for entry in entries}
    found: dict[int, str] = {}
    page = seen = 0
    for piece in pieces:
        if not piece.boxes or (isinstance(piece, Block) and piece.form in EDGES):
            continue
        seen = seen + 1 if piece.boxes[0].page == page else 1
        page = piece.boxes[0].page
        said = [_folded(text) for text in _parts(piece)] if seen <= _OPENING else []
        item = next((titles[text] for text in said if text in titles), None)
        if item and item not in found.values():
            found[page] = item
    return found if len(found) >= _FEWEST - 1 else {}


def _parts(piece: Block | Grid) -> tuple[str, ...]:
    """What may be a title by itself: a block, and what it says behind a colon; the cells of a report's head."""
    if isinstance(piece, Grid):
        return tuple(cell.text for cell in piece.cells) if piece.rows <= _MOST_ROWS else ()
    return piece.text, piece.text.partition(":")[2]


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())

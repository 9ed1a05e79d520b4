"""What became of every word: in a record, left out by name, or unread. Nothing is lost silently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Block, Box, Grid, Ledger, LedgerEntry, Page, Word

RECORDED = "recorded"
UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that somebody answers for: `reason` is RECORDED, or why they were left out. Earlier claims win."""

    reason: str
    page: int
    words: tuple[Word, ...]


def claims_of_block(block: Block, reason: str) -> Iterable[Claim]:
    """A block's words may stand on any of its pages; a claim on a page that a word is not on does nothing."""
    return [Claim(reason, page, block.words) for page in dict.fromkeys(box.page for box in block.boxes)]


def claims_of_grid(grid: Grid, reason: str) -> Iterable[Claim]:
    return [Claim(reason, cell.page, cell.words) for cell in grid.cells if cell.words]


def ledger(pages: Sequence[Page], claims: Iterable[Claim]) -> Ledger:
    """Settle every word of every page. Words that nobody claims are unread."""
    by_page: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_page[claim.page].append(claim)
    total = recorded = 0
    entries: list[LedgerEntry] = []
    for page in pages:
        settled: dict[int, str] = {}  # by identity: claims hold the page's own words
        for claim in by_page.get(page.number, ()):
            for word in claim.words:
                settled.setdefault(id(word), claim.reason)
        words = [word for word in page.words if word.text.strip()]
        left: dict[str, list[Word]] = defaultdict(list)
        for word in words:
            left[settled.get(id(word), UNREAD)].append(word)
        total += len(words)
        recorded += len(left.pop(RECORDED, ()))
        entries += [LedgerEntry(page.number, reason, len(some), tuple(_places(some))) for reason, some in sorted(left.items())]
    return Ledger(total, recorded, tuple(entries), tuple(page.number for page in pages if page.read_by == "unread"))


def _places(words: Sequence[Word]) -> Iterable[Box]:
    """One box for each line that the words stand on."""
    by_line: dict[int, Box] = {}
    for word in words:
        by_line[word.line] = by_line[word.line].union(word.box) if word.line in by_line else word.box
    return by_line.values()

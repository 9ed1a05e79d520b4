"""What a report says its colours mean: "Red: more than 10% off target"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Block, Placed

_MEANING = re.compile(r"\b(red|amber|green)\b\s*(?:[:=–-]|means|indicates|is where|where)\s*(?=[a-z(<>≥≤]|\d+\s?%)", re.IGNORECASE)
_LONGEST = 600


def rag_keys(placed: Sequence[Placed]) -> tuple[str, ...]:
    """For each place of the outline the key that holds there: the last one printed before it, or else the first after it."""
    printed: list[tuple[int, str]] = []
    for at, there in enumerate(placed):
        if isinstance(there.what, Block) and there.what.form not in ("heading", "running-head", "contents"):
            colours = {match[1].casefold() for match in _MEANING.finditer(there.what.text)}
            if len(colours) >= 2 or (colours and printed and printed[-1][0] >= at - 2 and len(there.what.text) < _LONGEST):
                text = there.what.text[:_LONGEST]
                joins = bool(printed) and printed[-1][0] >= at - 2
                printed.append((at, f"{printed[-1][1]} {text}" if joins else text))
    first = printed[0][1] if printed else ""
    return tuple(next((text for where, text in reversed(printed) if where < at), first) for at in range(len(placed)))

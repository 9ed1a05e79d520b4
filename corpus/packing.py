"""How a page and a ledger are kept: compressed JSON, the words as columns of numbers. About a tenth of the plain form.

Whoever reads a page packs it, so that its words cross no pipe one by one and are nobody else's work.
"""

from __future__ import annotations

import json
import zlib
from itertools import starmap
from typing import Any

from corpus.model import Box, Ledger, Page, Word
from corpus.records import ledger_from_json, ledger_to_json

LEVEL = 4
"""Of compression: more takes half as long again for a thirtieth of the size."""


def pack_page(page: Page) -> bytes:
    """A page without its spans, rulings, fills and marks, which nobody asks for once the records are read.

    Words are to a hundredth of a point already: reading rounds them.
    """
    boxes = [word.box for word in page.words]
    confident = any(word.confidence is not None for word in page.words)
    return _pack({
        "number": page.number,
        "label": page.label,
        "size": [round(page.width, 2), round(page.height, 2)],
        "image_share": round(page.image_share, 3),
        "read_by": page.read_by,
        "texts": [word.text for word in page.words],
        "lines": [word.line for word in page.words],
        "sides": [[box.x0 for box in boxes], [box.y0 for box in boxes], [box.x1 for box in boxes], [box.y1 for box in boxes]],
        "confidences": [word.confidence for word in page.words] if confident else None,
    })


def unpack_page(packed: bytes) -> Page:
    data = _unpack(packed)
    boxes = starmap(Box, zip(*data["sides"], strict=True))
    confidences = data["confidences"] or [None] * len(data["texts"])
    words = tuple(map(Word, data["texts"], boxes, data["lines"], confidences))
    width, height = data["size"]
    return Page(data["number"], data["label"], width, height, words, image_share=data["image_share"], read_by=data["read_by"])


def pack_ledger(ledger: Ledger) -> bytes:
    return _pack(ledger_to_json(ledger))


def unpack_ledger(packed: bytes) -> Ledger:
    return ledger_from_json(_unpack(packed))


def _pack(data: dict[str, Any]) -> bytes:
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), LEVEL)


def _unpack(packed: bytes) -> Any:
    return json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))

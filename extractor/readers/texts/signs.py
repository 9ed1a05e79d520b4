"""Which way a variance runs: whether its minus is an overspend or an underspend, as far as the report itself says so.

What is printed stays as it is. Councils print an overspend of 300 as 300, as (300), as -300 or as 300 (A), and say which in the head of the
column ("Under / (over) spend") or beside the figure.
"""

from __future__ import annotations

import re

from extractor.vocabulary import vocabulary

_PIECE = re.compile(
    r"(?P<before>[(+–-]*)\s?(?P<word>[A-Za-z]+)(?:\s?-?\s?spend(?:ing)?\b)?\s?(?P<after>\)|\(?[+–-](?=\)|/|\s|$|,))?", re.IGNORECASE)
_BESIDE = re.compile(r"[\dkm)]\s?(?P<letter>\([AF]\)|[AF]|\(?(?:adv|fav)\.?\)?|\(?(?:adverse|favourable)\)?"
                     r"|\(?(?:over|under)(?:spen[dt])?\)?)$", re.IGNORECASE)
_JUDGEMENTS = {"a": "adverse", "f": "favourable", "o": "overspend", "u": "underspend"}
_MINUS, _PLUS = ("(", "-", "–"), ("+",)


def sign_of(head: str) -> str:
    """What a minus under this head is: "minus is an overspend", "minus is an underspend", or "" where the head doesn't say."""
    marked: dict[str, str] = {}
    bare: set[str] = set()
    for piece in _PIECE.finditer(head.replace("(s)", "")):
        side = vocabulary().sides.get(piece["word"].casefold().removesuffix("spend").removesuffix("spent"))
        if side is None:
            continue
        before, after = piece["before"], piece["after"] or ""
        opened = before.endswith("(") and after != ")"  # a bracket around both words says nothing of one
        sign = "" if opened else _sign(before[-1:]) or _sign(after.lstrip("("))
        if sign:
            marked[sign] = side
        else:
            bare.add(side)
    minus = marked.get("minus") or {"overspend": "underspend", "underspend": "overspend"}.get(marked.get("plus", ""), "")
    told = minus and minus not in bare and marked.get("plus") != minus
    return f"minus is an {minus}" if told else ""


def _sign(mark: str) -> str:
    return "minus" if mark in _MINUS and mark else "plus" if mark in _PLUS and mark else ""


def judged_beside(text: str) -> str:
    """ "adverse", "favourable", "overspend" or "underspend" where a letter or a word beside a figure says so: "2,900 (A)"."""
    found = _BESIDE.search(text.strip())
    if found is None:
        return ""
    return next(said for letter, said in _JUDGEMENTS.items() if found["letter"].strip("(").casefold().startswith(letter))

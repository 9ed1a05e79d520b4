"""The title of a report, from what stands on its first page.

A report's head says it after "Subject:"; elsewhere it is the largest line that says more than whose report it is, for whom, and of when.
The words that tell are in `title_words.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from corpus.authorities import register
from corpus.period_parts import FULL
from corpus.periods import find_periods

_LONGEST = 160
"""Letters; a longer title is cut at a word."""
_FEW_WORDS = 5
_FIRST = 15
"""Lines of the first page that can be the title without being a heading."""
_MOST_WORDS = 16
_LARGER = 1.25
_ALIKE = 0.15
"""Sizes that differ by less than this share are one size."""

_LEADER = re.compile(r"(?:\.\s?){4}")
_NO_TITLE = re.compile(r"@|\bwww\.|https?:|^\d+(?:\.\d+)*\.?\s|^[\d.,]+%")
"""Addresses, headings of chapters, and results."""
_PAGE_NUMBER = re.compile(r"\s+(?:[^\w\s£]+\s*)?\d{1,4}$")
_DATE_WORDS = re.compile(rf"\b(?:{FULL}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE)
_COUNCIL = re.compile(r"[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|and|the|upon|on|in|&)){0,6} (?:Council|COUNCIL)")
"""The name of a council in a line of its own; parishes and towns are in no register. An "Inspection of" a council is none."""
_SMALL_WORDS = re.compile(r"\b(?:quarter|and|the|date|day)\b", re.IGNORECASE)
"""What is left of a line that tells a time, without the time."""


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A piece of text on the first page that has any."""

    text: str
    height: float = 0.0
    """Of its letters, in points."""
    form: Literal["heading", "running-head", "other"] = "other"


@dataclass(frozen=True, slots=True)
class _Words:
    labels: re.Pattern[str]
    attached: re.Pattern[str]
    not_titles: re.Pattern[str]
    bodies: re.Pattern[str]
    meetings: re.Pattern[str]
    notices: re.Pattern[str]
    open_ends: re.Pattern[str]


@cache
def _words() -> _Words:
    told = tomllib.loads((Path(__file__).parent / "title_words.toml").read_text(encoding="utf-8"))
    known = {name: "|".join(re.escape(word) for word in sorted(entries, key=len, reverse=True)) for name, entries in told.items()}
    return _Words(
        labels=re.compile(rf"^\s*(?:{known['labels']})\s*(?::\s*|\n)(\S[^\n]{{3,}})", re.IGNORECASE | re.MULTILINE),
        attached=re.compile(rf"(?:{known['attached']})\s+[A-Z0-9]{{1,3}}\b\W+\w\w", re.IGNORECASE),
        not_titles=re.compile(rf"\W*(?:{known['not_titles']})\b[\W\d]*(?:of\s\d+)?", re.IGNORECASE),
        bodies=re.compile(rf"(?:report )?(?:to )?(?:the )?(?:[^\W\d][\w’',&-]* ){{0,9}}(?:{known['bodies']})\b(?P<rest>.*)", re.IGNORECASE),
        meetings=re.compile(rf"\s*(?:{known['meetings']})\s*:\s*(?=\S)", re.IGNORECASE),
        notices=re.compile(rf"\W*(?:{known['notices']})(?!\w)", re.IGNORECASE),
        open_ends=re.compile(rf"[\s,–&-]+(?:{known['open_ends']})?\s*$", re.IGNORECASE),
    )


def title(front: Sequence[FrontLine]) -> str:
    """The title that the first page tells; "" where it tells none."""
    told = _words().labels.search("\n".join(line.text for line in front))
    if told and told[1].count(":") == 0:
        return short(told[1])
    worded = [line for line in front if len(re.findall(r"[^\W\d_]{2,}", line.text)) > 1 and not _LEADER.search(line.text)]
    heads = [line for line in worded if line.form != "other" and not says_something_else(line.text)]
    if attached := next((line for line in heads if _words().attached.match(line.text)), None):
        return short(attached.text)
    if head := _largest([line for line in heads if line.form == "heading"] or heads):
        return _finished(_larger(worded, head) or head, front)
    first = next((line for line in worded if not says_something_else(line.text)), next(iter(worded), FrontLine("")))
    meeting = next((line for line in worded if line.form != "other" and _words().bodies.fullmatch(line.text)), first)
    return _finished(meeting if meeting.height > 1.3 * first.height else _larger(worded, first) or first, front)


def _largest(lines: Sequence[FrontLine]) -> FrontLine | None:
    """The first of the lines that are set about as large as the largest."""
    least = 0.85 * max((line.height for line in lines), default=0.0)
    return next((line for line in lines if line.height >= least), None)


def _larger(lines: Sequence[FrontLine], head: FrontLine) -> FrontLine | None:
    """The largest of the first lines, where it is clearly larger than a head: on a cover all in large type none looks like a heading."""
    larger = [line for line in lines[:_FIRST] if line.height > _LARGER * head.height > 0 and 2 < len(line.text.split()) <= _MOST_WORDS]
    return _largest([line for line in larger if not says_something_else(line.text)])


def _finished(chosen: FrontLine, front: Sequence[FrontLine]) -> str:
    """The line without the label before it; where it ends in the middle of a phrase, with the line that goes on, or without the end."""
    text = _words().meetings.sub("", chosen.text, count=1) or chosen.text
    if chosen.form == "running-head":
        rest = _PAGE_NUMBER.sub("", text)
        text = text if _words().open_ends.search(rest) else rest  # "exceeding 250" ends in no page number
    if not (open_end := _words().open_ends.search(text)):
        return short(text)
    following = next((line for before, line in pairwise(front) if before is chosen), None)
    if following and abs(following.height - chosen.height) < _ALIKE * chosen.height:
        return short(f"{text} {following.text}")
    return short(text[: open_end.start()]) or short(text)


def says_something_else(line: str) -> bool:
    """Whether a line says whose report it is, for whom, of when, or how to ask about it, and nothing of what it is about."""
    if _NO_TITLE.search(line) or line.count(":") > 1 or _words().notices.match(line):
        return True
    if line.rstrip().endswith(":") and len(line.split()) < _FEW_WORDS:
        return True
    body = _words().bodies.fullmatch(line)
    if body and not re.search(r"[^\W\d_]{2}", _undated(body["rest"])):
        return True
    if _words().not_titles.fullmatch(line) or register().by_name(line):
        return True
    return not re.search(r"[^\W\d_]{3}", _SMALL_WORDS.sub("", _undated(line)))


def without_council(text: str, lines: Sequence[str]) -> tuple[str, ...]:
    """A text in one, or parted where its first line is the name of a council and no more: it stands over the title."""
    if len(lines) < 2 or not (_COUNCIL.fullmatch(lines[0]) or register().by_name(lines[0])) or not text.startswith(lines[0]):
        return (text,)
    return lines[0], text[len(lines[0]) :].strip()


def _undated(line: str) -> str:
    """The line without its dates and periods."""
    if not re.search(r"[^\W\d_]{3}", _DATE_WORDS.sub("", line)):
        return ""
    for found in reversed(find_periods(line)):
        line = line[: found.start] + line[found.end :]
    return line


def short(text: str) -> str:
    line = " ".join(text.split()).rstrip(" ,;:–-")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"

"""Lines become blocks: headings, paragraphs, list items, footnotes, captions, contents; sentences run on over lines, columns and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.model import Block, Box, Evidence, Form, Word
from extractor.blocks.charts import is_label
from extractor.blocks.headings import Type, body_type, is_heading, stands_out
from extractor.blocks.lines import MARKERS, Line, is_marker
from extractor.blocks.margins import Edge, Sheet
from extractor.blocks.neighbours import EDGES
from extractor.blocks.order import Column
from extractor.blocks.words import words

_LEADER = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxl]+)?\s*$|…{2,}\s*\d*\s*$")
_OPEN_ENDS = (",", "-", "–", "(", " and", " or", " of", " the", " to", " in", " for", " with", " by", " a")
_SENTENCE_END = re.compile(r"[.:;!?][\"'”’)\]]*\d{0,2}$")
_LABEL = re.compile(r"[A-Z][\w()/&’' -]{1,27}:\s")
_LONGEST_LABEL = 30
"""Letters before the colon of a line in a report's head."""


@dataclass(slots=True)
class Draft:
    """A block being put together."""

    form: Form
    lines: list[Line] = field(default_factory=list)

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def first(self) -> Line:
        return self.lines[0]


def drafts(sheets: Sequence[Sheet], edges: Mapping[Line, Edge], body: Type) -> list[Draft | Evidence]:
    """All blocks of a report in reading order, with the places of grids between."""
    result: list[Draft | Evidence] = []
    right = {line: edge for sheet in sheets for column in sheet.columns for line, edge in _right_edges(column).items()}
    for sheet in sheets:
        here = body_type([sheet]) if sheet.scanned else body  # a scan is often of another document, in its own type
        for piece in sheet.flow:
            if isinstance(piece, Evidence):
                result.append(piece)
            elif piece in edges:
                result.append(Draft(edges[piece], [piece]))
            elif sheet.charts and is_label(piece, sheet.charts):
                result.append(Draft("chart", [piece]))
            else:
                _add(result, piece, _form(piece, sheet, here), here, right)
    return result


def _add(result: list[Draft | Evidence], line: Line, form: Form, body: Type, right: Mapping[Line, float]) -> None:
    open_draft = _open_draft(result, line)
    if open_draft and _continues(open_draft, line, form, body, right):
        open_draft.lines.append(line)
    else:
        result.append(Draft(form, [line]))


def _open_draft(result: list[Draft | Evidence], line: Line) -> Draft | None:
    """The block that a line could run on from: the last one; over a page break, the last that is not at the page's edge."""
    for piece in reversed(result):
        if isinstance(piece, Evidence):
            return None
        if piece.form not in EDGES and (piece.last.page == line.page or piece.form != "footnote"):
            return piece
    return None


def _form(line: Line, sheet: Sheet, body: Type) -> Form:
    if _LEADER.search(line.text):
        return "contents"
    if words().caption.match(line.text) and len(line.words) <= 30:
        return "caption"
    if line.size <= body.size - 0.9 and line.box.y0 > 0.6 * sheet.height and (line.raised or line.text[0] in "*†‡"):
        return "footnote"
    if is_heading(line, body):
        return "heading"
    return "item" if _opens_item(line) else "paragraph"


def _opens_item(line: Line) -> bool:
    if line.bullet or len(line.words) < 2:
        return line.bullet or line.text in MARKERS
    first, second = line.words[:2]
    if not is_marker(first.text):
        return False
    bare_number = first.text.isdigit()
    return not bare_number or second.box.x0 - first.box.x1 > 0.6 * line.size


def _right_edges(column: Column) -> dict[Line, float]:
    """How far right the text of a column goes for each of its lines, taken from those that begin near where it begins."""
    lines = [piece for piece in column if isinstance(piece, Line)]
    reach: dict[int, float] = {}
    for line in lines:
        for step in range(-2, 3):
            key = round(line.box.x0 / 12) + step
            reach[key] = max(reach.get(key, 0.0), line.box.x1)
    return {line: reach[round(line.box.x0 / 12)] for line in lines}


def _continues(draft: Draft, line: Line, form: Form, body: Type, right: Mapping[Line, float]) -> bool:
    last = draft.last
    if abs(last.size - line.size) > 0.6:
        return False
    if draft.form == "heading" or form == "heading":
        return _heading_goes_on(draft, line, form, body, right)
    if form in ("item", "footnote", "caption", "contents"):
        return form == "item" and _is_no_item_after_all(draft, line, right)
    if draft.form == "contents" or (":" in line.text[:_LONGEST_LABEL] and line.text[0].isupper() and _is_labelled(line, draft)):
        return False
    if last.bold != line.bold and last.bold and len(draft.lines) == 1 and _SENTENCE_END.search(last.text):
        return False
    if line.page == last.page and line.box.y0 >= last.box.y0:
        return _same_paragraph(draft, line, body, right)
    return _runs_on(draft, line, right)


def _is_labelled(line: Line, draft: Draft) -> bool:
    """Whether a line is one of a report's head ("Date: 4 September 2024"): by its label, or by that of the line before."""
    return bool(words().head.match(line.text) or (_LABEL.match(line.text) and _LABEL.match(draft.last.text)))


def _heading_goes_on(draft: Draft, line: Line, form: Form, body: Type, right: Mapping[Line, float]) -> bool:
    """A heading of several lines: the same type, close below, and short."""
    last = draft.last
    if draft.form != "heading" or last.page != line.page or last.size != line.size or last.bold != line.bold:
        return False
    if words().numbering.match(line.text) and line.text[0].isdigit():
        return False
    gap = (line.box.y0 - last.box.y1) / line.size
    full = last.box.x1 > right.get(last, 0.0) - 0.2 * last.box.width
    wraps = right.get(last, 0.0) - last.box.x1 < line.words[0].box.width + 0.3 * line.size  # the next word had no room
    open_ended = (line.text[:1].islower() or (wraps and last.bold)) and stands_out(line, body)
    looks_on = form == "heading" or open_ended or (full and len(line.words) < 4)
    most = 6 if line.size >= 1.5 * body.size or line.text[:1].islower() or wraps else 3
    return looks_on and -0.6 <= gap <= max(0.0, body.leading) + 0.35 and len(draft.lines) < most


def _is_no_item_after_all(draft: Draft, line: Line, right: Mapping[Line, float]) -> bool:
    """A line of a sentence that happens to begin with a number or a dash: the line above is full and its sentence open."""
    last = draft.last
    if draft.form not in ("paragraph", "item") or line.words[0].text in MARKERS - {"-", "–", "—", "o", "*"} or line.page != last.page:
        return False
    full = last.box.x1 > right.get(last, last.box.x1) - 0.12 * last.box.width - line.words[0].box.width
    tight = line.box.y0 - last.box.y1 < 0.35 * line.size
    level = line.box.x0 - last.box.x0 < 1 if draft.form == "paragraph" else line.box.x0 - draft.first.box.x0 > 3
    return full and tight and level and not _SENTENCE_END.search(last.text)


def _same_paragraph(draft: Draft, line: Line, body: Type, right: Mapping[Line, float]) -> bool:
    last = draft.last
    gap = (line.box.y0 - last.box.y1) / max(line.size, 1.0)
    if gap > max(0.1, body.leading) + 0.35 or line.box.x0 > last.box.x1:
        return False
    column = max(right.get(last, 0.0), right.get(line, 0.0)) - min(last.box.x0, line.box.x0)
    if _SENTENCE_END.search(last.text) and right.get(last, 0.0) - last.box.x1 > 0.22 * column and line.text[:1].isupper():
        return False
    if draft.form == "item":
        return line.box.x0 >= draft.first.box.x0 - 3 and line.box.x0 - draft.first.box.x0 < 90
    indent = line.box.x0 - last.box.x0
    if len(draft.lines) == 1:
        return -60 < indent < 8 or (indent < 90 and draft.form in ("footnote", "caption"))
    return abs(indent) < 8 or (gap < body.leading + 0.1 and abs(indent) < 40 and not _SENTENCE_END.search(last.text))


def _runs_on(draft: Draft, line: Line, right: Mapping[Line, float]) -> bool:
    """Over a column's or a page's end: the sentence is open, and its line is full or what follows begins within one."""
    if draft.form not in ("paragraph", "item") or _SENTENCE_END.search(draft.last.text) or line.page - draft.last.page > 1:
        return False
    full = len(draft.last.words) > 6 and right.get(draft.last, 0.0) - draft.last.box.x1 < 0.1 * draft.last.box.width
    return full or line.text[:1].islower() or line.text[:1] in "(£" or draft.last.text.endswith(_OPEN_ENDS)


def block(draft: Draft, joiner: Joiner) -> Block:
    """The draft as a block; its words keep their boxes, its text joins what a line's end parted."""
    every = tuple(word for line in draft.lines for word in line.words)
    return Block(draft.form, joiner.text(draft.lines), every, tuple(_boxes(draft.lines)))


def _boxes(lines: Iterable[Line]) -> Iterator[Evidence]:
    """One box for each run of lines down one column of one page."""
    page, box, bottom = 0, Box(0, 0, 0, 0), 0.0
    for line in lines:
        if line.page == page and line.box.y0 >= bottom - line.box.height:
            box = box.union(line.box)
        else:
            if page:
                yield Evidence(page, box)
            page, box = line.page, line.box
        bottom = line.box.y1
    if page:
        yield Evidence(page, box)


class Joiner:
    """Joins lines to text. A hyphen at a line's end goes where the report writes the word without one elsewhere, and stays where not."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._known: frozenset[str] | None = None

    @property
    def known(self) -> frozenset[str]:
        """The words of the running text, collected when the first hyphen asks for them: few reports have any."""
        if self._known is None:
            self._known = frozenset(_bare(word) for sheet in self._sheets for line in sheet.lines for word in line.words)
        return self._known

    def text(self, lines: Sequence[Line]) -> str:
        result = ""
        for line in lines:
            said = line.text.replace("\u00ad ", "").strip()
            if result.endswith("\u00ad"):
                result = result[:-1] + said
            elif result.endswith(("-", "\u2010")) and len(result) > 1 and result[-2].isalnum():
                result = self._hyphenated(result, said)
            else:
                result = f"{result} {said}" if result else said
        return result.replace("\u00ad", "")

    def _hyphenated(self, before: str, after: str) -> str:
        head, tail = before.rsplit(maxsplit=1)[-1], after.split(maxsplit=1)[0]
        whole = (head[:-1] + tail).casefold().strip(".,;:()")
        return (before[:-1] if tail[:1].islower() and whole in self.known else before) + after


def _bare(word: Word) -> str:
    return word.text.casefold().strip(".,;:()")

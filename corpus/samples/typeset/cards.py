"""An indicator as a card on paper: title bar with the status beside it, a line of figures, a sentence."""

from __future__ import annotations

from collections.abc import MutableMapping
from xml.sax.saxutils import escape

from reportlab.platypus import Paragraph
from reportlab.platypus import Table as Paper

from corpus.samples.typeset.content import Card
from corpus.samples.typeset.looks import INK, PAINT, WHITE, Look
from corpus.samples.typeset.signs import Landmark
from corpus.samples.typeset.tables import CENTRE, Command, cell_style, colour

STATUS_WIDTH = 90.0
"""Of the cell at the right of the title bar, in points."""


def card(given: Card, look: Look, width: float, at: int, pages: MutableMapping[tuple[int, int], int]) -> Paper:
    """The card, `width` points wide; its page is noted in `pages` under `(at, 0)`."""
    paint = PAINT.get(given.status.lower())
    ink = WHITE if given.status.lower() == "red" else INK
    line = " | ".join(f"{word}: <b>{escape(figure)}</b>" for _, word, figure in given.figures)
    plain = cell_style(look)
    title = [Landmark((at, 0), pages), Paragraph(escape(given.title), cell_style(look, bold=True, ink=WHITE))]
    status = Paragraph(escape(given.status), cell_style(look, bold=True, ink=ink, align=CENTRE))
    rows = [[title, status], [Paragraph(line, plain), ""], [Paragraph(escape(given.note), plain), ""]]
    drawn = Paper(rows, colWidths=[width - STATUS_WIDTH, STATUS_WIDTH])
    style: list[Command] = [
        ("BACKGROUND", (0, 0), (0, 0), colour(look.accent)),
        ("BOX", (0, 0), (-1, -1), 0.6, colour(look.accent)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("SPAN", (0, 1), (-1, 1)),
        ("SPAN", (0, 2), (-1, 2)),
    ]
    if paint:
        style.append(("BACKGROUND", (1, 0), (1, 0), colour(paint)))
    drawn.setStyle(style)
    return drawn

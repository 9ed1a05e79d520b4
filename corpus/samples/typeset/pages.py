"""A sample as a PDF: its parts on pages, each of which says that it is a sample. The same text always gives the same pages."""

from __future__ import annotations

import io
from collections.abc import MutableMapping
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Spacer

from corpus.samples.typeset.cards import card
from corpus.samples.typeset.content import MARK, Card, Sample, Table, Text
from corpus.samples.typeset.looks import INK, Look
from corpus.samples.typeset.tables import colour, paper

MARGIN = 40.0
ROOM = 130.0
"""How much room a first heading wants below it, in points."""
Pages = dict[tuple[int, int], int]


def typeset(sample: Sample, look: Look) -> tuple[bytes, Pages]:
    """The PDF, and on which page each row of each table begins."""
    once, _, _ = _build(sample, look, 0)
    _, pdf, pages = _build(sample, look, once)
    return pdf, pages


def _build(sample: Sample, look: Look, count: int) -> tuple[int, bytes, Pages]:
    """How many pages there are, the PDF, the pages of rows; `count` is the number of pages that the feet give."""
    size = landscape(A4) if look.landscape else A4
    pages: Pages = {}
    file = io.BytesIO()
    paged = BaseDocTemplate(file, pagesize=size, invariant=1, title=sample.title, author=f"{sample.authority} (sample typeset for Outturn)")
    room = (size[0] - 2 * MARGIN, size[1] - 2 * MARGIN - 22)
    frame = Frame(MARGIN, MARGIN + 6, *room, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

    def furniture(canvas: Canvas, _: BaseDocTemplate) -> None:
        _furniture(canvas, sample, look, size, count)

    paged.addPageTemplates(PageTemplate(frames=[frame], onPage=furniture))
    paged.build(_story(sample, look, size[0] - 2 * MARGIN, pages))
    return int(paged.page), file.getvalue(), pages


def _furniture(canvas: Canvas, sample: Sample, look: Look, size: tuple[float, float], count: int) -> None:
    """The head and foot of each page, small and grey."""
    wide, high = size
    canvas.saveState()
    canvas.setFillColorRGB(*look.accent)
    canvas.rect(MARGIN, high - MARGIN + 4, wide - 2 * MARGIN, 2.5, stroke=0, fill=1)
    canvas.setFont("Helvetica", 7)
    canvas.setFillColorRGB(0.3, 0.3, 0.34)
    canvas.drawString(MARGIN, high - MARGIN + 10, sample.authority)
    canvas.drawRightString(wide - MARGIN, high - MARGIN + 10, sample.title)
    canvas.drawString(MARGIN, MARGIN - 10, f"{MARK}.")
    canvas.drawRightString(wide - MARGIN, MARGIN - 10, f"Page {canvas.getPageNumber()} of {count}")
    canvas.restoreState()


def _story(sample: Sample, look: Look, width: float, pages: MutableMapping[tuple[int, int], int]) -> list[Flowable]:
    """All parts as flowables, the title first."""
    styles = _styles(look)
    story: list[Flowable] = [Paragraph(escape(sample.authority), styles["authority"]), Paragraph(escape(sample.title), styles["title"])]
    story.append(Paragraph(escape(sample.subtitle), styles["subtitle"]))
    for at, part in enumerate(sample.parts):
        if isinstance(part, Table):
            if part.above:
                story.append(Paragraph(escape(part.above), styles["above"]))
            story += [paper(part, look, width, at, pages), Spacer(0, 9)]
        elif isinstance(part, Card):
            story += [card(part, look, width, at, pages), Spacer(0, 8)]
        else:
            story += _running(part, styles)
    return [*story, Paragraph(escape(f"Figures: {sample.source}"), styles["small"])]


def _running(part: Text, styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    """Running text. A heading wants room for what follows it, but a table that follows may run over the page's end."""
    if part.form == "break":
        return [PageBreak()]
    if part.form == "heading":
        return [CondPageBreak(ROOM / part.level), Paragraph(escape(part.text), styles[f"heading{part.level}"])]
    if part.form == "item":
        return [Paragraph(escape(part.text), styles["item"], bulletText="•")]
    return [Paragraph(escape(part.text), styles[part.form])]


def _styles(look: Look) -> dict[str, ParagraphStyle]:
    size = look.size + 1
    accent, ink = colour(look.accent), colour(INK)

    def style(name: str, scale: float = 1.0, *, bold: bool = False, **more: Any) -> ParagraphStyle:
        given = {"textColor": ink, "spaceAfter": 6, "fontSize": size * scale, "leading": size * scale * 1.3, **more}
        return ParagraphStyle(name, fontName="Helvetica-Bold" if bold else "Helvetica", **given)

    known = (
        style("authority", 1.2, textColor=accent, spaceAfter=2),
        style("title", 2.0, bold=True, textColor=accent, spaceAfter=4),
        style("subtitle", 1.1, textColor=colour((0.35, 0.35, 0.4)), spaceAfter=10),
        style("heading1", 1.45, bold=True, textColor=accent, spaceBefore=8, spaceAfter=5),
        style("heading2", 1.15, bold=True, spaceBefore=4, spaceAfter=4),
        style("text"),
        style("item", leftIndent=14, bulletIndent=4, spaceAfter=3),
        style("small", 0.82, spaceAfter=3),
        style("above", 0.9, alignment=TA_RIGHT, spaceAfter=2),
    )
    return {one.name: one for one in known}

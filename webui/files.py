"""What is handed over as it is: the PDF, the picture of a page, and the source of the running program."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from flask import Response, request, send_file

from corpus.errors import NotFound
from corpus.version import EXTRACTOR_VERSION
from webui import bundle
from webui.desk import Desk
from webui.painting import Painter

DPI = 120
LARGEST = 2400
"""Pixels of the longer side: a poster is drawn more coarsely."""
A_DAY = 86_400

PAINTER = Painter()


def pdf(desk: Desk, id: str) -> Response:
    """The report itself, as it was handed in. Raises NotFound."""
    report = desk.library.report(id)
    path = desk.library.pdf(report.id)
    if not path.is_file():
        raise NotFound(f"the PDF of {report.file} is no longer in the library; index it again")
    return send_file(
        path, "application/pdf", download_name=report.file, conditional=True, etag=report.id, max_age=A_DAY
    )


def picture(desk: Desk, id: str, number: int) -> Response:
    """A page as PNG. The same PDF always gives the same picture, so a browser asks once. Raises NotFound, BrokenPdf."""
    report = desk.library.report(id)
    response = Response(content_type="image/png")
    response.set_etag(f"{report.id}-{number}-{DPI}-{LARGEST}-{EXTRACTOR_VERSION}")
    response.cache_control.private = True
    response.cache_control.max_age = A_DAY
    if request.if_none_match.contains(response.get_etag()[0] or ""):
        response.status_code = 304
        return response
    page = desk.page(report, number)
    response.data = drawn(desk.library.pdf(report.id), number, resolution(page.width, page.height))
    return response


def resolution(width: float, height: float) -> int:
    """Dots per inch for a page of this size in points."""
    return max(1, min(DPI, int(LARGEST * 72 / max(width, height, 1.0))))


@lru_cache(maxsize=64)
def drawn(path: Path, number: int, dpi: int) -> bytes:
    """The picture, remembered: readers leaf back and forth."""
    return PAINTER.picture(path, number, dpi)


def source(desk: Desk) -> Response:
    """The source of the program as it runs here: the licence's promise to everyone who uses it over a network."""
    return Response(
        bundle.source(), content_type="application/zip",
        headers={"Content-Disposition": "attachment; filename=outturn-source.zip", "Cache-Control": f"public, max-age={A_DAY}"},
    )

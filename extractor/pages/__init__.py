"""The one door to PyMuPDF: a PDF file in, `Page`s and pictures out. Rotation is applied here once, and never again.

Whatever the file does, callers see `NotAPdf`, `EncryptedPdf`, `EmptyPdf`, `BrokenPdf` or `NotFound`, and nothing is printed.
"""

from __future__ import annotations

import hashlib
import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

from corpus.errors import BrokenPdf, EmptyPdf, EncryptedPdf, NotAPdf, NotFound
from corpus.model import Box, Mark, Page, Word
from extractor.pages.icons import colour_of
from extractor.pages.ink import LARGEST_MARK, Point, Rect, sort_drawings
from extractor.pages.ocr import DOUBTFUL, GUESSED, read_picture, sureness
from extractor.pages.spacing import close_up
from extractor.pages.text import Kept, Turn, draw_symbols, is_hidden, raise_figures, read_spans, read_words, whole
from extractor.pages.turning import Turning, turn_words, turning
from extractor.pages.typefaces import Scan, typefaces

# PyMuPDF imports its layout models, which we don't use, as soon as they are installed: half a second and 100 MB for nothing.
_LAYOUT = "pymupdf.layout"
_hidden = _LAYOUT not in sys.modules
if _hidden:
    sys.modules[_LAYOUT] = None  # type: ignore[assignment]
import pymupdf  # noqa: E402
from pymupdf import mupdf  # noqa: E402

if _hidden:
    del sys.modules[_LAYOUT]

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)
pymupdf.set_messages(pylogging=True, pylogging_name="pymupdf", pylogging_level=logging.DEBUG)

FAULTS = (ArithmeticError, AttributeError, LookupError, MemoryError, OSError, RuntimeError, TypeError, ValueError, mupdf.FzErrorBase)
"""What PyMuPDF raises on damaged files, by experience: hardly ever an error class of its own."""
TEXT = pymupdf.TEXTFLAGS_WORDS & ~pymupdf.TEXT_PRESERVE_LIGATURES
"""Ligatures are taken apart, so that "ﬁnal" is found as "final"."""
OCR_DPI = 300
_SCAN = 0.5
"""The share of a page that a picture of its text covers at least."""
FORGET_AFTER = 64
"""Pages after which fonts and images that MuPDF has kept for the next page are let go."""
LARGEST_PICTURE = 36_000_000
"""Pixels of a page picture at most; a poster is shown with a lower resolution."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the PDF's own outline; `page` counts from 1."""

    level: int
    title: str
    page: int


class Pdf:
    """An open PDF; close it, or use it as a context manager."""

    def __init__(self, document: Any, file: str) -> None:
        self._document = document
        self._file = file
        self._pages: int = document.page_count
        self._kept = Kept()

    def __enter__(self) -> Pdf:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._document.close()
        pymupdf.TOOLS.store_shrink(100)

    def __len__(self) -> int:
        return self._pages

    @property
    def title(self) -> str:
        """The title in the PDF's metadata, often empty or a file name of its author's."""
        return " ".join(whole((self._document.metadata or {}).get("title") or "").split())

    @property
    def outline(self) -> tuple[Bookmark, ...]:
        """The bookmarks, in order; empty where there are none or they are broken."""
        try:
            entries = self._document.get_toc()
            return tuple(Bookmark(level, whole(title).strip(), page) for level, title, page, *_ in entries if 1 <= page <= len(self))
        except FAULTS:
            return ()

    def page(self, number: int, *, spans: bool = True, ocr: bool = False) -> Page:
        """Read page `number`, from 1. With `ocr` the words come from Tesseract.

        Where it is missing, fails, guesses, or sees ink and no words, `read_by` is "unread".
        Raises NotFound beyond the last page, BrokenPdf where the page cannot be read.
        """
        if not 1 <= number <= len(self):
            raise NotFound(f"{self._file} has no page {number}: it has {len(self)}")
        if number % FORGET_AFTER == 0:
            pymupdf.TOOLS.store_shrink(100)
        with _shielded(self._file, f"page {number} cannot be read"):
            page = self._document.load_page(number - 1)
            read = _read(page, self._kept, spans=spans and not ocr)
            return _read_again(page, read) if ocr else read


def open_pdf(path: Path, password: str | None = None) -> Pdf:
    """Open a PDF. Raises NotFound, NotAPdf, EncryptedPdf, EmptyPdf, BrokenPdf."""
    _looks_like_pdf(path)
    with _shielded(path.name, "the PDF is damaged beyond repair"):
        document = _opened(path)
        if document.needs_pass and not (password is not None and document.authenticate(password)):
            document.close()
            raise EncryptedPdf(path.name)
        if document.page_count == 0:
            document.close()
            raise EmptyPdf(path.name)
        return Pdf(document, path.name)


def picture(path: Path, number: int, dpi: int) -> bytes:
    """Page `number` as PNG, in colour, as shown. Posters come at a lower resolution. Errors as of `open_pdf` and `Pdf.page`."""
    with open_pdf(path) as pdf, _shielded(path.name, f"page {number} cannot be drawn"):
        if not 1 <= number <= len(pdf):
            raise NotFound(f"{path.name} has no page {number}: it has {len(pdf)}")
        page = pdf._document.load_page(number - 1)
        data: bytes = _drawn(page, dpi * _shrink(page, dpi), pymupdf.csRGB).tobytes("png")
        return data


def _opened(path: Path) -> Any:
    """The document; read into memory where the name is no UTF-8, which MuPDF cannot open."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return pymupdf.open(stream=path.read_bytes(), filetype="pdf")
    return pymupdf.open(path, filetype="pdf")


def _looks_like_pdf(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(2048)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise NotFound(f"there is no PDF at {path}") from None
    except OSError as error:
        raise BrokenPdf(path.name, f"the file cannot be opened: {error.strerror}") from error
    if b"%PDF" not in start:
        raise NotAPdf(path.name)


@contextmanager
def _shielded(file: str, reason: str) -> Iterator[None]:
    """Errors of our own pass; whatever the library raises becomes BrokenPdf."""
    try:
        yield
    except FAULTS as error:
        said = " ".join(str(error).split())[:200]
        raise BrokenPdf(file, reason if not said or said.startswith("Failed to open") else f"{reason} ({said})") from error


def _read(page: Any, kept: Kept, *, spans: bool) -> Page:
    turned = bool(page.rotation)
    matrix = tuple(page.rotation_matrix)
    turn = _turn(matrix) if turned else None
    text, images = _text_and_images(page, turn)
    ink = sort_drawings(page.get_cdrawings(), _place(matrix) if turned else None)
    width, height = page.rect.width, page.rect.height
    blocks = text.extractDICT()["blocks"] if spans else ()
    runs = read_spans(blocks, turn)
    image_share = _share([mark.box for mark in images] + ([ink.picture] if ink.picture else []), Box(0, 0, width, height))
    return Page(
        number=page.number + 1, label=whole(page.get_label() or ""), width=width, height=height,
        words=raise_figures(draw_symbols(close_up(read_words(text.extractWORDS(), turn, kept)), runs), runs), spans=runs,
        rulings=tuple(ink.rulings), fills=tuple(ink.fills), marks=(*ink.marks, *(mark for mark in images if mark.digest)),
        image_share=image_share, read_by="ocr" if image_share > _SCAN and is_hidden(blocks) else "text",
    )


def _share(pictures: Iterable[Box], page: Box) -> float:
    """How much of the page pictures cover, 0 to 1."""
    return min(1.0, sum(box.overlap(page) for box in pictures) / (page.area or 1.0))


def _text_and_images(page: Any, turn: Turn | None) -> tuple[Any, list[Mark]]:
    """The page's text, and its images; asked for together first, for most pages have no image and then once is enough."""
    both = page.get_textpage(flags=TEXT | pymupdf.TEXT_PRESERVE_IMAGES)
    images = [_image(info, turn) for info in both.this if info.m_internal.type == mupdf.FZ_STEXT_BLOCK_IMAGE]
    return (page.get_textpage(flags=TEXT) if images else both), images


def _read_again(page: Any, read: Page) -> Page:
    """The page with the words that Tesseract sees in its picture; unread where they are guesses, or none in spite of ink."""
    dpi = OCR_DPI * _shrink(page, OCR_DPI)
    drawn = _drawn(page, dpi, pymupdf.csGRAY)  # Tesseract reads grey as well, and it is a third of the size
    words = read_picture(drawn.tobytes("png"), dpi)
    if words and sureness(words) < DOUBTFUL:
        words = max(words, _upside_down(page, dpi), key=sureness)
    if words is None or (sureness(words) < GUESSED if words else not Scan(drawn.samples, drawn.stride, dpi / 72).is_blank):
        return replace(read, read_by="unread")
    turn = turning(words, page.rect.width, page.rect.height)
    if turn.quarters:
        drawn = _drawn(page, dpi, pymupdf.csGRAY, turn.quarters)
    level = typefaces(turn_words(words, turn), Scan(drawn.samples, drawn.stride, dpi / 72))
    spans = tuple(replace(span, box=turn.back.there(span.box)) for span in level)
    return replace(read, words=words, spans=spans, read_by="ocr")


def _upside_down(page: Any, dpi: float) -> tuple[Word, ...]:
    """The words of a page as it reads from above: Tesseract tells lines from columns, but not always up from down."""
    over = Turning(2, page.rect.width, page.rect.height)
    return turn_words(read_picture(_drawn(page, dpi, pymupdf.csGRAY, over.quarters).tobytes("png"), dpi) or (), over.back)


def _shrink(page: Any, dpi: float) -> float:
    """By how much a picture must be smaller than `dpi` asks for, so that it is no larger than LARGEST_PICTURE."""
    pixels = page.rect.width * page.rect.height * (dpi / 72) ** 2
    return float(min(1.0, (LARGEST_PICTURE / pixels) ** 0.5 if pixels else 1.0))


def _drawn(page: Any, dpi: float, colours: Any, quarters: int = 0) -> Any:
    """The page as a picture, turned clockwise by so many quarters."""
    zoom = dpi / 72
    return page.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom).prerotate(90 * quarters), colorspace=colours, alpha=False)


def _image(block: Any, turn: Turn | None) -> Mark:
    """An image block as a mark; only one small enough to be a status or an arrow has a digest."""
    where = block.m_internal.bbox
    rect = (where.x0, where.y0, where.x1, where.y1)
    box = Box(*rect) if turn is None else Box(*turn(rect))
    if max(box.width, box.height) > LARGEST_MARK:
        return Mark(box, "image", None)
    try:
        drawn = pymupdf.Pixmap(block.i_image().fz_get_unscaled_pixmap_from_image())
        samples: bytes = drawn.samples
        in_rgb = drawn if drawn.n - drawn.alpha == 3 else pymupdf.Pixmap(pymupdf.csRGB, drawn)
        colour = colour_of(in_rgb.samples, in_rgb.n)
    except FAULTS:  # an image that cannot be unpacked says nothing, and must not cost the page
        return Mark(box, "image", None)
    return Mark(box, "image", colour, digest=hashlib.sha256(samples).hexdigest())


def _turn(matrix: tuple[float, ...]) -> Turn:
    a, b, c, d, e, f = matrix

    def turn(rect: Rect) -> Rect:
        x0, y0, x1, y1 = rect
        xa, ya, xb, yb = a * x0 + c * y0 + e, b * x0 + d * y0 + f, a * x1 + c * y1 + e, b * x1 + d * y1 + f
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    return turn


def _place(matrix: tuple[float, ...]) -> Any:
    a, b, c, d, e, f = matrix

    def place(point: Point) -> Point:
        x, y = point
        return a * x + c * y + e, b * x + d * y + f

    return place

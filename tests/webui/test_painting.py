"""A page that takes for ever harms no other reader."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import BrokenPdf, NotFound
from corpus.library import Library
from corpus.model import Report
from webui.painting import Painter

LEVELS = 9
PNG = b"\x89PNG"


@pytest.fixture
def painter() -> Iterator[Painter]:
    made = Painter(longest=3.0)
    yield made
    made.close()


def endless(path: Path) -> Path:
    """A page of forms, each of which draws the next one ten times."""
    forms = " ".join(f"/F{level} {level + 4} 0 R" for level in range(LEVELS))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<<{forms}>>>>>>",
    ]
    for level in range(LEVELS):
        drawn = f"/F{level + 1} Do\n" * 10 if level < LEVELS - 1 else "0 0 500 500 re f\n" * 10
        kind = f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<<{forms}>>>>" if level else ""
        objects.append(f"<<{kind}/Length {len(drawn)}>>stream\n{drawn}endstream")
    body = "".join(f"{number} 0 obj{content}\nendobj\n" for number, content in enumerate(objects, 1))
    path.write_text(f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>\n%%EOF")
    return path


def test_an_endless_page_is_given_up_and_the_next_one_drawn(painter: Painter, held: Library, barnet: Report, tmp_path: Path) -> None:
    """Asked for again, it is refused at once."""
    assert painter.picture(held.pdf(barnet.id), 1, 30).startswith(PNG)
    with pytest.raises(BrokenPdf, match="could not be drawn within"):
        painter.picture(endless(tmp_path / "endless.pdf"), 1, 30)
    began = time.monotonic()
    with pytest.raises(BrokenPdf, match="reasonable time"):
        painter.picture(tmp_path / "endless.pdf", 1, 30)
    assert time.monotonic() - began < 1.0
    assert painter.picture(held.pdf(barnet.id), 2, 30).startswith(PNG)


def test_a_drawer_that_died_is_replaced(painter: Painter, held: Library, barnet: Report) -> None:
    painter.picture(held.pdf(barnet.id), 1, 30)
    assert painter._running
    os.kill(painter._running[0].pid or 0, signal.SIGKILL)
    painter._running[0].join()
    assert painter.picture(held.pdf(barnet.id), 2, 30).startswith(PNG)


def test_what_is_wrong_with_a_page_is_told_as_it_is(painter: Painter, held: Library, barnet: Report) -> None:
    with pytest.raises(NotFound, match="has no page 99"):
        painter.picture(held.pdf(barnet.id), 99, 30)

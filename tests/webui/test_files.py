"""The PDF and its pictures are handed over whole, and once."""

from __future__ import annotations

from flask.testing import FlaskClient

from corpus.library import Library
from corpus.model import Report
from webui.files import DPI, LARGEST, resolution


def test_the_pdf_is_the_very_file_that_was_indexed(client: FlaskClient, held: Library, barnet: Report) -> None:
    with client.get(f"/reports/{barnet.id}.pdf") as response:
        assert response.data == held.pdf(barnet.id).read_bytes()
        assert response.mimetype == "application/pdf"
        assert "barnet.pdf" in response.headers["Content-Disposition"]


def test_a_part_of_the_pdf_can_be_asked_for(client: FlaskClient, barnet: Report) -> None:
    with client.get(f"/reports/{barnet.id}.pdf", headers={"Range": "bytes=0-3"}) as response:
        assert (response.status_code, response.data) == (206, b"%PDF")


def test_the_picture_has_the_page_s_shape(client: FlaskClient, barnet: Report) -> None:
    portrait, landscape = (size(client.get(f"/reports/{barnet.id}/pages/{number}.png").data) for number in (1, 2))
    assert abs(portrait[0] / portrait[1] - 595 / 842) < 0.01
    assert abs(landscape[0] / landscape[1] - 842 / 595) < 0.01


def test_a_poster_is_drawn_no_larger_than_a_screen_can_show() -> None:
    assert resolution(595, 842) == DPI
    assert 3370 / 72 * resolution(2384, 3370) <= LARGEST
    assert resolution(14_400, 14_400) == 12
    assert resolution(0, 0) == DPI


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_a_browser_that_has_the_picture_is_not_sent_it_again(client: FlaskClient, barnet: Report) -> None:
    first = client.get(f"/reports/{barnet.id}/pages/1.png")
    again = client.get(f"/reports/{barnet.id}/pages/1.png", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get(f"/reports/{barnet.id}/pages/2.png", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200

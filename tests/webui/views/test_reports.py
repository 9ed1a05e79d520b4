"""What is held, and what could not be read."""

from __future__ import annotations

import shutil
from pathlib import Path

from flask.testing import FlaskClient

from corpus.errors import NotAPdf
from corpus.library import Library
from tests.webui.making import Q3, Q4, report
from webui.app import create_app
from webui.views.reports import shelves


def test_every_report_is_listed_under_its_authority(client: FlaskClient) -> None:
    html = client.get("/reports").text
    assert html.index("Barnet") < html.index("Doncaster") < html.index("Authority not known")


def test_the_latest_report_of_an_authority_comes_first() -> None:
    [shelf] = shelves((report("a", Q3), report("b", Q4), report("c", None)))
    assert [one.period for one in shelf.reports] == [Q4, Q3, None]


def test_what_could_not_be_read_is_named_with_its_reason(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "library")
    bad = tmp_path / "notes.pdf"
    bad.write_text("not a PDF")
    Library.open(copy).fail(bad, NotAPdf("notes.pdf"))
    html = create_app(copy).test_client().get("/reports").text
    assert "notes.pdf" in html
    assert "this is not a PDF" in html

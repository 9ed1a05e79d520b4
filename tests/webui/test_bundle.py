"""The source that runs is the source that is offered."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from flask.testing import FlaskClient

import webui
from webui import bundle


def test_the_archive_holds_every_package_as_it_runs(client: FlaskClient) -> None:
    archive = zipfile.ZipFile(io.BytesIO(client.get("/source").data))
    names = set(archive.namelist())
    assert {f"outturn/{package}/__init__.py" for package in bundle.PACKAGES} <= names
    assert archive.read("outturn/webui/app.py") == (Path(webui.__file__).parent / "app.py").read_bytes()
    assert "outturn/webui/templates/search.html" in names
    assert not [name for name in names if name.endswith(".pyc")]


def test_no_package_of_ours_is_forgotten() -> None:
    found = {path.parent.name for path in Path(webui.__file__).parent.parent.glob("*/__init__.py")} - {"tests", "benchmarks"}
    assert found == set(bundle.PACKAGES)


def test_every_page_links_to_the_source(client: FlaskClient) -> None:
    assert 'href="/source"' in client.get("/").text
    assert 'href="/source"' in client.get("/nowhere").text

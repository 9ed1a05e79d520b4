"""What the tests of the web share: one small library, the application over it, and a client."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.library import Library
from corpus.model import Report
from tests.webui import making
from webui.app import create_app


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.library(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def app(folder: Path) -> Flask:
    return create_app(folder)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def held(folder: Path) -> Library:
    return Library.open(folder)


@pytest.fixture(scope="session")
def barnet(held: Library) -> Report:
    return next(report for report in held.reports() if report.authority == "Barnet")

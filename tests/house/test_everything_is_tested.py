"""What can be added has its test: a view its file and its template, a theme its examples and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.themes import Theme, themes

ROOT = Path(__file__).resolve().parents[2]
VIEWS = sorted(path.stem for path in (ROOT / "webui" / "views").glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_has_its_test_and_its_template(view: str) -> None:
    assert (ROOT / "tests" / "webui" / "views" / f"test_{view}.py").is_file()
    assert (ROOT / "webui" / "templates" / f"{view}.html").is_file()


@pytest.mark.parametrize("theme", themes(), ids=lambda theme: theme.slug)
def test_a_theme_says_what_it_is_and_what_it_is_not(theme: Theme) -> None:
    assert len(theme.examples) >= 3
    assert theme.counter_examples
    assert theme.title and theme.description and theme.related

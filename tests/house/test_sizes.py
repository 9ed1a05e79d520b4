"""A file is one idea and a function one thing: what outgrows these sizes is two."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("commands", "corpus", "extractor", "search", "webui")
FILES = sorted([ROOT / "outturn.py", *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))])
LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_two_ideas(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LINES_OF_A_FILE


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_function_is_two_things(path: Path) -> None:
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= LINES_OF_A_FUNCTION
    ]
    assert not long

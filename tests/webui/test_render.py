"""A view is a function, a frozen context and a template, all of one name; the template uses what the context declares, and nothing else."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jinja2 import meta, nodes

import webui
from webui.render import template_of

HOME = Path(webui.__file__).parent
VIEWS = sorted(path.stem for path in (HOME / "views").glob("*.py") if path.stem != "__init__")
TEMPLATES = sorted(path.stem for path in (HOME / "templates").glob("*.html") if path.stem != "base" and not path.stem.startswith("_"))


def context_of(view: str) -> type[Any]:
    module = importlib.import_module(f"webui.views.{view}")
    own = [one for _, one in inspect.getmembers(module, inspect.isclass) if one.__module__ == module.__name__]
    [context] = [one for one in own if one.__name__.endswith("View")]
    return context


def test_each_view_has_its_template_and_each_template_its_view() -> None:
    assert VIEWS == TEMPLATES


@pytest.mark.parametrize("view", VIEWS)
def test_the_context_is_frozen_and_its_template_has_the_view_s_name(view: str) -> None:
    context = context_of(view)
    assert dataclasses.is_dataclass(context)
    assert context.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert template_of(context) == f"{view}.html"


@pytest.mark.parametrize("view", VIEWS)
def test_the_template_uses_every_declared_key_and_no_other(app: Flask, view: str) -> None:
    tree = app.jinja_env.parse((HOME / "templates" / f"{view}.html").read_text(encoding="utf-8"))
    imported = {name for node in tree.find_all(nodes.FromImport) for name in node.names}
    imported |= {node.target for node in tree.find_all(nodes.Import)}
    used = meta.find_undeclared_variables(tree) - set(app.jinja_env.globals) - imported
    assert used == {field.name for field in dataclasses.fields(context_of(view))}


@pytest.mark.parametrize("template", sorted((HOME / "templates").glob("*.html")), ids=lambda path: path.stem)
def test_no_template_has_a_script_a_style_or_an_unescaped_value(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not [word for word in ("<script", "<style", "style=", "onclick", "| safe", "|safe", "http://", "https://") if word in text]

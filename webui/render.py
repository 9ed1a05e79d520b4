"""From a view's frozen context to HTML: the template has the view's name, and knows the context's fields and nothing else."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any, ClassVar, Protocol

from flask import Flask, Response, current_app
from jinja2 import StrictUndefined

from webui import links, shown


class Context(Protocol):
    """A frozen dataclass named after its view: `SearchView` is rendered by `search.html`."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


def template_of(context: type[Context]) -> str:
    """The template's file name for a context's class."""
    words = re.findall(r"[A-Z][a-z]*", context.__name__.removesuffix("View"))
    return "_".join(words).lower() + ".html"


def values(context: Context) -> dict[str, Any]:
    """The context's fields, as the template sees them."""
    return {field.name: getattr(context, field.name) for field in fields(context)}


def render(context: Context, status: int = 200) -> Response:
    """The page for a context. Nothing but its fields and the environment's filters and globals is in reach of the template."""
    template = current_app.jinja_env.get_template(template_of(type(context)))
    return Response(template.render(values(context)), status, content_type="text/html; charset=utf-8")


def furnish(app: Flask) -> None:
    """Give the templates their filters and globals; an unknown name in a template is an error, not a blank."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(shown.FILTERS)
    app.jinja_env.globals.update(links.GLOBALS)

"""The search in a browser: one application, one line for each address."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, RequestURITooLarge

from corpus.errors import LibraryBusy, OutturnError
from webui import atom, feeds, files
from webui.desk import Desk
from webui.render import Context, furnish, render
from webui.statuses import status_of
from webui.views import coverage, home, page, record, report, reports, search, theme, themes
from webui.views.trouble import TroubleView

View = Callable[..., Context | Response]

ROUTES: tuple[tuple[str, str, View], ...] = (
    ("/", "home", home.home),
    ("/search", "search", search.search),
    ("/search.csv", "search_csv", feeds.search_csv),
    ("/search.json", "search_json", feeds.search_json),
    ("/search.atom", "search_atom", atom.search_atom),
    ("/records/<id>", "record", record.record),
    ("/reports", "reports", reports.reports),
    ("/reports/<id>", "report", report.report),
    ("/reports/<id>.pdf", "pdf", files.pdf),
    ("/reports/<id>/pages/<int:number>", "page", page.page),
    ("/reports/<id>/pages/<int:number>.png", "picture", files.picture),
    ("/themes", "themes", themes.themes),
    ("/themes/<slug>", "theme", theme.theme),
    ("/coverage", "coverage", coverage.coverage),
    ("/source", "source", files.source),
)
"""Address, name, view. A view takes the desk and the address's parts, and gives a context to render or a finished response."""

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""No script at all, and nothing from another host."""

TROUBLES = {
    404: ("There is no such page", "The address may be mistyped, or what it named is no longer held."),
    414: ("This address is too long", "Shorten the query and try again."),
    500: ("Something went wrong", "The fault is ours, and has been written to the server's log."),
}
"""Heading and message where our words are plainer than the standard's."""

A_YEAR = 31_536_000
"""Seconds that a browser keeps a static file: its address changes with it."""

LONGEST_ADDRESS = 16_000
LONGEST_BODY = 1_000
"""Nothing is posted here."""


def create_app(library: Path, engine: str | None = None) -> Flask:
    """The web application over a library folder, to be served by any WSGI server.

    `engine` names the search engine; None takes the default. Raises NoLibrary, NotALibrary, NewerLibrary, LibraryBusy.
    """
    app = Flask("webui")
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = A_YEAR
    app.url_map.strict_slashes = False
    furnish(app)
    desk = Desk(library, engine)
    for address, name, view in ROUTES:
        app.add_url_rule(address, name, partial(_answer, view, desk))
    app.before_request(_limit)
    app.after_request(_secure)
    app.register_error_handler(OutturnError, _own_trouble)
    app.register_error_handler(HTTPException, _http_trouble)
    return app


def _answer(view: View, desk: Desk, **parts: Any) -> Response:
    given = view(desk, **parts)
    return given if isinstance(given, Response) else render(given)


def _limit() -> None:
    if len(request.full_path) > LONGEST_ADDRESS:
        raise RequestURITooLarge


def _secure(response: Response) -> Response:
    """The headers that keep a page to itself. A PDF is shown by the browser's own viewer, which brings its own styles."""
    for name, value in SECURITY.items():
        if name != "Content-Security-Policy" or response.mimetype != "application/pdf":
            response.headers.setdefault(name, value)
    return response


def _own_trouble(error: OutturnError) -> Response:
    status, heading = status_of(error)
    if status >= 500:
        logging.getLogger("outturn.webui").warning("%s: %s", type(error).__name__, error)
    response = render(TroubleView(status, heading, str(error)), status)
    if isinstance(error, LibraryBusy):
        response.headers["Retry-After"] = "5"
    return response


def _http_trouble(error: HTTPException) -> Response:
    status = error.code or 500
    if status < 400:
        return Response(status=status, headers=dict(error.get_headers()))
    heading, message = TROUBLES.get(status, (error.name, error.description or ""))
    return render(TroubleView(status, heading, message), status)

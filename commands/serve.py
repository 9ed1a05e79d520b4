"""`outturn serve`: the search in a browser."""

from __future__ import annotations

import socket
import webbrowser
from pathlib import Path
from threading import Timer

import click

from commands.opening import caught_up, library_in
from corpus.errors import BadInput


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other machines in.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any that is free.")
@click.option("--engine", help="tantivy (the default) or whoosh.")
@click.option("--processes", type=click.IntRange(1, 64), default=1, show_default=True, help="More for many readers on many cores.")
@click.option("--open", "browse", is_flag=True, help="Open a browser, too.")
@click.pass_obj
def serve(folder: Path, host: str, port: int, engine: str | None, processes: int, browse: bool) -> None:
    """Serve the search over HTTP until Ctrl-C."""
    caught_up(library_in(folder), engine)
    from commands.serving import answer, answer_together, listening

    try:
        at = listening(host, port)
    except (OSError, socket.gaierror) as error:
        raise BadInput(f"{host}:{port} cannot be served on: {error.strerror}; choose another with --port") from error
    known = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    address = f"http://{known}:{at.getsockname()[1]}/"
    shared = f", with {processes} processes" if processes > 1 else ""
    click.echo(f"Outturn is at {address}{shared} (Ctrl-C ends it)")
    if browse:
        Timer(0.3, webbrowser.open, (address,)).start()
    if processes > 1:
        answer_together(folder, engine, at, processes)
    else:
        answer(folder, engine, at)

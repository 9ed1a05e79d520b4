"""`outturn serve`: the search in a browser."""

from __future__ import annotations

import gc
import logging
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
@click.option("--open", "browse", is_flag=True, help="Open a browser, too.")
@click.pass_obj
def serve(folder: Path, host: str, port: int, engine: str | None, browse: bool) -> None:
    """Serve the search over HTTP until Ctrl-C."""
    caught_up(library_in(folder), engine)
    from waitress.server import create_server

    from webui.app import create_app

    try:
        server = create_server(create_app(folder, engine), host=host, port=port, threads=8, ident="outturn")
    except (OSError, socket.gaierror) as error:
        raise BadInput(f"{host}:{port} cannot be served on: {error.strerror}; choose another with --port") from error
    address = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{server.effective_port}/"  # noqa: S104
    click.echo(f"Outturn is at {address} (Ctrl-C ends it)")
    if browse:
        Timer(0.3, webbrowser.open, (address,)).start()
    # A queue of a few is what several readers at once look like, and no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    # What was made until now stays to the end; looking through it for garbage again and again is felt in the slowest answers.
    gc.collect()
    gc.freeze()
    server.run()

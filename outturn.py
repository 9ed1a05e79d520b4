"""The front door: one click group that joins the commands. A command's room is entered only when that command is called."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from corpus.errors import BadInput, EngineError, LibraryError, OutturnError

COMMANDS = {
    "index": "commands.index",
    "reindex": "commands.index",
    "search": "commands.search",
    "show": "commands.search",
    "export": "commands.export",
    "status": "commands.status",
    "serve": "commands.serve",
}
"""Where each command is; `--help` lists them in this order."""

EXITS: tuple[tuple[type[OutturnError], int], ...] = ((BadInput, 2), (LibraryError, 3), (EngineError, 4), (OutturnError, 70))
"""What the shell is told; the first that fits."""


class FrontDoor(click.Group):
    """Finds commands by name, and says errors of ours in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OutturnError as error:
            click.echo(f"outturn: {error}", err=True)
            ctx.exit(next(code for kind, code in EXITS if isinstance(error, kind)))
        except KeyboardInterrupt:
            click.echo("outturn: interrupted; what was stored stays held, and the same command goes on from there", err=True)
            ctx.exit(130)
        except BrokenPipeError:
            # Whoever read our output has seen enough: `outturn export | head`.
            sys.stderr.close()
            ctx.exit(0)


@click.group(cls=FrontDoor, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--library", type=click.Path(path_type=Path), default=Path("library"), envvar="OUTTURN_LIBRARY", show_default=True, show_envvar=True,
    help="The folder that holds what was read.",
)
@click.version_option(package_name="outturn", prog_name="outturn")
@click.pass_context
def main(ctx: click.Context, library: Path) -> None:
    """Search what UK councils' performance and budget reports say, measure and tabulate, down to the marked lines of the page.

    \b
    A first look:
      outturn index reports/              read a folder of PDFs
      outturn search "agency staff"       ask
      outturn serve --open                ask in a browser, and see the pages

    \b
    Exit codes:
      0  done
      1  done, but some reports could not be read (`outturn status` says why)
      2  what was handed in cannot be used: a path, an option, an id
      3  the library cannot be used: missing, busy, or made by a newer Outturn
      4  the index cannot be used; `outturn reindex` makes it anew
      70  a fault of Outturn's own
      130  interrupted; what was stored stays held
    """
    ctx.obj = library


if __name__ == "__main__":
    main()

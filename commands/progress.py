"""How long work is shown: a bar on a terminal, plain lines in a log. Both go to stderr, so that stdout is for results alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Step = Callable[[int, int, str], None]
"""Told how much is done, of how much, and what was done last."""


@contextmanager
def shown(what: str) -> Iterator[Step]:
    """A bar that stays as long as the work does; without a terminal a line for each step."""
    if not sys.stderr.isatty():
        yield lambda done, total, last: aside(f"{what} {done}/{total}{': ' + last if last else ''}")
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    last = TextColumn("{task.fields[last]}", markup=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), last)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, last="")
        yield lambda done, total, last: bar.update(task, completed=done, total=total, last=last)


def aside(text: str) -> None:
    """A line beside the results."""
    click.echo(text, err=True)

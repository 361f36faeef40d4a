"""How far an audit is, on standard error: a moving line on a terminal, now and then a plain line anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

import click

from officer_exposure.events import Progress
from officer_exposure.model import Stage

_DOING = {Stage.METADATA: "Reading hidden data", Stage.PIXELS: "Looking at pictures"}
_PLAIN_FIRST, _PLAIN_EVERY = 1.0, 5.0


class Shown(Protocol):
    """Shows progress."""

    def __call__(self, progress: Progress) -> None:
        """Show how far it is now."""


@contextmanager
def shown() -> Iterator[Shown]:
    """Show the progress of an audit in the way that suits standard error."""
    with line_shown() as show:
        yield lambda progress: show(in_words(progress))


@contextmanager
def line_shown() -> Iterator[Callable[[str], None]]:
    """Show one line that is replaced by the next, in the way that suits standard error."""
    if not sys.stderr.isatty():
        yield _PlainLines()
        return
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    with Live(console=Console(stderr=True), refresh_per_second=10, transient=True) as live:
        yield lambda line: live.update(Text(line))


class _PlainLines:
    """One line every few seconds: for logs."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _PLAIN_FIRST

    def __call__(self, line: str) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _PLAIN_EVERY
            click.echo(line, err=True)


def in_words(progress: Progress) -> str:
    """Such as "Reading hidden data: 1,200 of 2,000 files, 2,300 files/s, 1 s left"."""
    total = f" of {progress.total:,}" if progress.total is not None else ""
    left = "" if progress.seconds_left is None else f", {_duration(progress.seconds_left)} left"
    return f"{_DOING[progress.stage]}: {progress.done:,}{total} files, {progress.files_per_second:,.0f} files/s{left}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"

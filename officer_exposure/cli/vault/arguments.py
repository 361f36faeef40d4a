"""What the subcommands of `vault` have in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


def vault_argument(command: _Command) -> _Command:
    """Give a command the folder of the vault, passed on as `folder: Path`."""
    return click.argument("folder", metavar="DIR", type=click.Path(), callback=_named)(command)


def file_option(name: str, explained: str) -> Callable[[_Command], _Command]:
    """Give a command an option that names a file, passed on as `file: Path`."""
    return click.option(name, "file", metavar="FILE", required=True, type=click.Path(), callback=_named, help=explained)


def _named(context: click.Context, parameter: click.Parameter, name: str) -> Path:
    """An empty name would mean the folder one happens to be in: a script with an unset variable asks for that."""
    if not name:
        raise click.BadParameter("the name is empty.", context, parameter)
    return Path(name)

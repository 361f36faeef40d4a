"""Asks for a passphrase unseen. It never comes from an argument or the environment: others can read these."""

from __future__ import annotations

import getpass
import os
import sys
import warnings
from collections.abc import Callable
from typing import Any, TypeVar

import click

from officer_exposure.errors import VaultError
from officer_exposure.store.strength import refuse_weak

_MOST_BYTES = 4096
_Command = TypeVar("_Command", bound=Callable[..., Any])


def passphrase_option(command: _Command) -> _Command:
    """Give a command `--passphrase-fd`, passed on as `passphrase_fd: int | None`."""
    return click.option(
        "--passphrase-fd",
        metavar="N",
        type=click.IntRange(min=0),
        help="Read what you would type from this open file, a line for each.",
    )(command)


def passphrase_from(descriptor: int | None, question: str = "Passphrase") -> str:
    """The passphrase, typed or read as the next line of an open file. Raises VaultError where there is none."""
    given = _typed(question) if descriptor is None else _next_line(descriptor)
    if not given:
        raise VaultError("No passphrase was given.", "Nothing was done.")
    return given


def new_passphrase_from(descriptor: int | None) -> str:
    """A new passphrase, typed twice or read once. Raises VaultError where it is easy to guess."""
    passphrase = passphrase_from(descriptor, "New passphrase")
    refuse_weak(passphrase)
    if descriptor is None and _typed("The same again") != passphrase:
        raise VaultError("The two passphrases are not the same.", "Nothing was done. Please try again.")
    return passphrase


def _typed(question: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(f"{question}: ", sys.stderr)
        except (getpass.GetPassWarning, EOFError) as error:
            raise VaultError(
                "There is no screen on which a passphrase could be typed unseen.", "Use --passphrase-fd."
            ) from error


def _next_line(descriptor: int) -> str:
    """Read byte by byte: what comes behind the line is not ours yet."""
    line = bytearray()
    try:
        while len(line) <= _MOST_BYTES and (byte := os.read(descriptor, 1)) not in {b"", b"\n"}:
            line += byte
        return line.removesuffix(b"\r").decode()
    except OSError as error:
        raise click.UsageError(f"There is no open file {descriptor} to read a passphrase from.") from error
    except UnicodeDecodeError as error:
        raise VaultError("The passphrase is not written in UTF-8.", "Nothing was done.") from error

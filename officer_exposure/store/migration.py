"""Brings a database to the newest layout, one numbered step after the other, each wholly or not at all."""

from __future__ import annotations

from functools import cache
from importlib import resources

import apsw

from officer_exposure.store.errors import DamagedVaultError, NewerVaultError

_NEWER = "A newer version of this program has written the vault."
_NEWER_HINT = "Install the newest version, then open it again. The vault is left as it is."
_FOREIGN = "This file was not made by this program."
_FOREIGN_HINT = "It is left as it is. Choose the folder of your vault, or restore a backup."

APPLICATION = 0x0FF1CE5
"""Marks a database as ours, whatever its name is."""


@cache
def steps() -> tuple[str, ...]:
    """The statements of every step, in order: the first makes version 1."""
    folder = resources.files("officer_exposure.store") / "migrations"
    named = sorted((file.name, file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".sql"))
    return tuple(text for _, text in named)


def bring_up_to_date(connection: apsw.Connection) -> None:
    """Run the steps that are missing. Raises NewerVaultError, or DamagedVaultError for a database of another program.

    The version is part of the same transaction as its step: a crash leaves the version before, whole.
    """
    version = connection.pragma("user_version")
    application = connection.pragma("application_id")
    if application != APPLICATION and connection.pragma("schema_version"):
        raise DamagedVaultError(_FOREIGN, _FOREIGN_HINT)
    if version > len(steps()):
        raise NewerVaultError(_NEWER, _NEWER_HINT)
    for number, step in enumerate(steps()[version:], version + 1):
        _run(connection, step, number)


def _run(connection: apsw.Connection, step: str, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(step)
        connection.execute(f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {number}; COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise

"""What an audit is given beside its sources: the vault that remembers earlier ones, and the officer's own facts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from officer_exposure.cli.passphrase import passphrase_from

if TYPE_CHECKING:
    from officer_exposure.facts.record import Facts
    from officer_exposure.model import Position
    from officer_exposure.store.store import Store

_PRIVATE = "The facts file holds what a stranger must not know. Keep it to yourself, or enter it into a vault."
_FILE_BEFORE_VAULT = "The facts in the file are used for this audit. Those in the vault stay as they are."


@contextmanager
def opened(folder: Path | None, passphrase_fd: int | None) -> Iterator[Store | None]:
    """The store of the vault in a folder, locked again afterwards; None where none is wanted. Raises VaultError."""
    if folder is None:
        yield None
        return
    from officer_exposure.agency import use_kept
    from officer_exposure.content.loading import use_pack
    from officer_exposure.store.vault import Vault

    with Vault.unlock(folder, passphrase_from(passphrase_fd)) as vault:
        if trouble := use_kept(vault.store):
            click.echo(trouble, err=True)
        try:
            yield vault.store
        finally:
            use_pack(None)


def facts_in(file: Path | None, *, beside_vault: bool) -> Facts | None:
    """The facts in a file, with a word of warning; None where none is named. Raises FactsError."""
    if file is None:
        return None
    from officer_exposure.facts.reading import read_facts

    click.echo(_PRIVATE, err=True)
    facts = read_facts(file)
    if beside_vault:
        click.echo(_FILE_BEFORE_VAULT, err=True)
    return facts


def homes_of(facts: Facts | None, store: Store | None) -> tuple[Position, ...]:
    """Where the officer lives by these facts, else by those in the vault."""
    from officer_exposure.facts.known import homes

    if facts is None and store is not None:
        facts = store.facts.load()
    return homes(facts) if facts is not None else ()


def compiled(facts: Facts | None, store: Store | None) -> bytes:
    """Facts as the workers take them: these, else those in the vault; empty where there are none."""
    if facts is None and store is not None:
        facts = store.facts.load()
    if facts is None:
        return b""
    from officer_exposure.facts.known import known_facts
    from officer_exposure.text.known.matching import compile_facts

    known = known_facts(facts)
    return compile_facts(known) if known else b""

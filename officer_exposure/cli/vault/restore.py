"""officer-exposure vault restore"""

from __future__ import annotations

from pathlib import Path

import click

from officer_exposure.cli.vault.arguments import file_option, vault_argument


@click.command("restore")
@vault_argument
@file_option("--from", "The backup.")
def command(folder: Path, file: Path) -> None:
    """Put the vault of a backup into DIR.

    A vault that is in DIR already is never replaced. No passphrase is needed for this, only to open it afterwards.
    """
    from officer_exposure.store.backup import restore

    restore(file, folder)
    click.echo("The vault is restored. It opens with the passphrase it had when the backup was made.", err=True)

"""officer-exposure vault backup"""

from __future__ import annotations

from pathlib import Path

import click

from officer_exposure.cli.destinations import warn_of_cloud
from officer_exposure.cli.passphrase import passphrase_from, passphrase_option
from officer_exposure.cli.vault.arguments import file_option, vault_argument


@click.command("backup")
@vault_argument
@file_option("--to", "Where the backup goes. An older backup there is replaced.")
@passphrase_option
def command(folder: Path, file: Path, passphrase_fd: int | None) -> None:
    """Write the vault in DIR into one encrypted file.

    It opens with the passphrase and the recovery code of today, even if you change them later.
    """
    from officer_exposure.store.folder import require_vault
    from officer_exposure.store.vault import Vault

    require_vault(folder)
    warn_of_cloud([file.parent])
    with Vault.unlock(folder, passphrase_from(passphrase_fd)) as vault:
        vault.back_up(file)
    click.echo("The backup is written.", err=True)

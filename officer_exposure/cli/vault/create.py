"""officer-exposure vault create"""

from __future__ import annotations

from pathlib import Path

import click

from officer_exposure.cli.destinations import warn_of_cloud
from officer_exposure.cli.passphrase import new_passphrase_from, passphrase_option
from officer_exposure.cli.vault.arguments import vault_argument


@click.command("create")
@vault_argument
@passphrase_option
def command(folder: Path, passphrase_fd: int | None) -> None:
    """Make a vault in DIR and print its recovery code, this once.

    Nobody can open a vault without its passphrase or its recovery code. Print the code and keep it in another place.
    """
    from officer_exposure.store.folder import refuse_second
    from officer_exposure.store.vault import Vault

    refuse_second(folder)
    warn_of_cloud([folder])
    vault, code = Vault.create(folder, new_passphrase_from(passphrase_fd))
    vault.lock()
    click.echo("The vault is made. This is its recovery code; it is not shown again:", err=True)
    click.echo(code)

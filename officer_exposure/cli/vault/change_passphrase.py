"""officer-exposure vault passphrase"""

from __future__ import annotations

from pathlib import Path

import click

from officer_exposure.cli.passphrase import new_passphrase_from, passphrase_from, passphrase_option
from officer_exposure.cli.vault.arguments import vault_argument


@click.command("passphrase")
@vault_argument
@click.option("--with-code", is_flag=True, help="Open it with the recovery code: for a passphrase that is forgotten.")
@click.option("--new-code", is_flag=True, help="Make and print a new recovery code as well.")
@passphrase_option
def command(folder: Path, with_code: bool, new_code: bool, passphrase_fd: int | None) -> None:
    """Change the passphrase of the vault in DIR.

    Backups that exist still open with the passphrase they were made with.
    """
    from officer_exposure.store.folder import require_vault
    from officer_exposure.store.vault import Vault

    require_vault(folder)
    given = passphrase_from(passphrase_fd, "Recovery code" if with_code else "Passphrase of now")
    with (Vault.unlock_with_code if with_code else Vault.unlock)(folder, given) as vault:
        vault.change_passphrase(new_passphrase_from(passphrase_fd))
        click.echo("The passphrase is changed.", err=True)
        if new_code:
            code = vault.renew_recovery_code()
            click.echo("This is the new recovery code; it is not shown again, and the one before is void:", err=True)
            click.echo(code)

"""officer-exposure vault"""

from __future__ import annotations

import click

from officer_exposure.cli.vault import backup, change_passphrase, create, restore, wipe


@click.group("vault")
def command() -> None:
    """Make, back up, restore or wipe a vault, or change its passphrase.

    A vault is a folder that keeps an audit encrypted. What you would type is asked for, or read with --passphrase-fd.
    """


for _subcommand in (create, backup, restore, change_passphrase, wipe):
    command.add_command(_subcommand.command)

"""officer-exposure vault wipe"""

from __future__ import annotations

from pathlib import Path

import click

from officer_exposure.cli.program import CANCELLED, FINISHED
from officer_exposure.cli.vault.arguments import vault_argument

_WORD = "wipe"


@click.command("wipe")
@vault_argument
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(folder: Path, yes: bool) -> int:
    """Destroy the vault in DIR for good.

    Its key is overwritten first. Backups are not touched.
    """
    from officer_exposure.store.wipe import WHAT_MAY_REMAIN, wipe

    if not yes and not _confirmed():
        click.echo("Nothing was removed.", err=True)
        return CANCELLED
    wipe(folder)
    click.echo(f"The vault is gone. {WHAT_MAY_REMAIN}", err=True)
    return FINISHED


def _confirmed() -> bool:
    question = f'Everything in this vault will be gone for good. Type "{_WORD}" to go on'
    typed: str = click.prompt(question, default="", show_default=False, err=True)
    return typed.strip().lower() == _WORD

"""officer-exposure content"""

from __future__ import annotations

import click

from officer_exposure.cli.content import check


@click.group("content")
def command() -> None:
    """Check files of questions and agency packs."""


command.add_command(check.command)

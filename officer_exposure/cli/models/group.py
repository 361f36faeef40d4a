"""officer-exposure models"""

from __future__ import annotations

import click

from officer_exposure.cli.models import install, list_models, verify


@click.group("models")
def command() -> None:
    """Get or verify the model files with which pictures are looked at, or list them.

    Without them everything works but the looking at what pictures show.
    """


for _subcommand in (install, list_models, verify):
    command.add_command(_subcommand.command)

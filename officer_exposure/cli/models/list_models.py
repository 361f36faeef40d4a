"""officer-exposure models list"""

from __future__ import annotations

import click


@click.command("list")
def command() -> None:
    """List the model files: what each is for, whose it is, and whether it is there."""
    from officer_exposure.models.lock import load_lock
    from officer_exposure.models.state import conditions

    lock = load_lock()
    standing = conditions(lock)
    for model in lock.models:
        package = lock.package_of(model)
        click.secho(f"{model.id}: {standing[model.id]}", bold=True)
        for line in (
            f"{model.name}. It {model.purpose}.",
            f"Licence of the weights: {model.licence}. {model.note}",
            f"From {package.name} {package.version}, {model.installed.size / 1_000_000:.1f} MB.",
        ):
            click.echo(click.wrap_text(line, 88, "    ", "    "))
        click.echo()

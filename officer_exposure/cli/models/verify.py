"""officer-exposure models verify"""

from __future__ import annotations

import click

from officer_exposure.cli.program import COULD_NOT, FINISHED


@click.command("verify")
def command() -> int:
    """Check every byte of the model files against the reviewed list.

    Ends with 1 where a file is missing or wrong.
    """
    from officer_exposure.models.loading import HOW_TO_GET
    from officer_exposure.models.lock import load_lock
    from officer_exposure.models.state import Condition, conditions

    said = {
        Condition.MISSING: "is missing",
        Condition.WRONG: "is not the file that was reviewed, and is not used",
    }
    lock = load_lock()
    bad = {known_as: how for known_as, how in conditions(lock).items() if how is not Condition.PRESENT}
    for known_as, how in bad.items():
        click.echo(f"{lock.model(known_as).installed.file} {said[how]}.")
    if bad:
        click.echo(f"To get it right, run: {HOW_TO_GET}")
        return COULD_NOT
    click.echo(f"All {len(lock.models)} model files are there, and each is the one that was reviewed.")
    return FINISHED

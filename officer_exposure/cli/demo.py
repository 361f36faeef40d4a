"""officer-exposure demo"""

from __future__ import annotations

from pathlib import Path

import click

from officer_exposure.cli.program import FINISHED


@click.command("demo")
@click.option("--to", metavar="DIR", type=click.Path(path_type=Path), help="Write the demo's files into this folder.")
def command(to: Path | None) -> int:
    """Open the app with a household that does not exist, or write its files.

    The demo is for looking round and for training. Nothing in it is true, and nobody lives where it takes place.
    """
    if to is None:  # "demo" alone opens the window, before any command line is read
        raise click.UsageError("Name a folder for the demo with --to.")
    from officer_exposure.demo.writing import ANSWERED, FACTS, FILES, write_demo

    count = sum(1 for _ in write_demo(to))
    command = f"officer-exposure audit {to / FILES} {to / ANSWERED} --facts {to / FACTS} --html report.html"
    click.echo(f"{count} files were written. Look at them with: {command}", err=True)
    return FINISHED

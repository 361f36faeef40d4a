"""officer-exposure content check"""

from __future__ import annotations

from pathlib import Path

import click

from officer_exposure.cli.program import COULD_NOT, FINISHED
from officer_exposure.content.kinds import check_file
from officer_exposure.file_names import shown_name
from officer_exposure.text.steering import harmless


@click.command("check")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
def command(files: tuple[Path, ...]) -> int:
    """Check agency packs and content files for mistakes.

    FILE is an agency pack, or one of the program's own content files under its own name. Each mistake is named with its
    file, line and field. The exit status is 0 where every file is right, and 1 where one of them is not.
    """
    wrong = False
    for file in files:
        name = harmless(shown_name(str(file).encode("utf-8", "surrogateescape")))
        checked = check_file(file, name)
        wrong = wrong or bool(checked.mistakes)
        for mistake in checked.mistakes:
            click.echo(harmless(mistake))
        if not checked.mistakes:
            click.echo(f"{name}: no mistakes ({checked.kind}).")
    return COULD_NOT if wrong else FINISHED

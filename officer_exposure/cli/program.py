"""The program with its subcommands, and how it ends: 0 finished, 1 could not, 2 wrong usage, 3 cancelled."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from officer_exposure import __version__
from officer_exposure.errors import ExposureError
from officer_exposure.hardening import harden

FINISHED, COULD_NOT, WRONG_USAGE, CANCELLED = 0, 1, 2, 3

_COMMANDS = {
    "attest": ("officer_exposure.cli.attest", "Write a record of the onboarding parts that are finished."),
    "audit": ("officer_exposure.cli.audit", "Look for what photos, videos, documents and answers tell a stranger."),
    "briefing": ("officer_exposure.cli.briefing", "Write a sheet for the family: what to do and what to agree on."),
    "checklist": ("officer_exposure.cli.checklist", "Write a blank checklist, or what was gone through, on paper."),
    "checks": ("officer_exposure.cli.checks", "List the checks: what each one sees, and what it misses."),
    "clean": ("officer_exposure.cli.clean", "Make copies without hidden data. Originals are never changed."),
    "content": ("officer_exposure.cli.content.group", "Check files of questions and agency packs."),
    "demo": ("officer_exposure.cli.demo", "Look round with a household that does not exist."),
    "models": ("officer_exposure.cli.models.group", "Get, list or verify the files with which pictures are looked at."),
    "redact": ("officer_exposure.cli.redact", "Make copies of pictures with parts painted over for good."),
    "vault": ("officer_exposure.cli.vault.group", "Make, back up, restore or wipe a vault, or change its passphrase."),
}


class _Program(click.Group):
    """Imports a subcommand when it is used, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(_COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in sorted(_COMMANDS.items())])


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="officer-exposure")
def program() -> None:
    """Find out, in private, what your own photos and accounts tell a stranger.

    Without a command the window opens. Nothing leaves this computer.
    """


def main(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit status."""
    harden()
    _keep_standard_streams()
    try:
        status = program.main(list(arguments), "officer-exposure", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ExposureError as error:
        click.echo(error, err=True)
        return COULD_NOT
    except (click.Abort, KeyboardInterrupt):
        return CANCELLED
    except Exception as error:  # noqa: BLE001 - the last stop: a bug is told without the private values in its message
        _tell_bug(error)
        return COULD_NOT
    return status if isinstance(status, int) else FINISHED


def _keep_standard_streams() -> None:
    """Where a stream was closed, open the null device: else the next file to be opened takes its place."""
    for stream in (0, 1, 2):
        try:
            os.fstat(stream)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the very end
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the very end


def _tell_bug(error: Exception) -> None:
    """Where it happened, without what it was about."""
    click.echo("This is a mistake in the program. Please report the lines below; they hold nothing private.", err=True)
    for frame in traceback.extract_tb(error.__traceback__):
        click.echo(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}", err=True)
    click.echo(f"  {type(error).__name__}", err=True)

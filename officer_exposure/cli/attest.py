"""officer-exposure attest"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
import msgspec

from officer_exposure.cli.destinations import refuse_taken, reports_wanted
from officer_exposure.cli.passphrase import passphrase_option
from officer_exposure.cli.program import FINISHED
from officer_exposure.cli.remembering import opened
from officer_exposure.errors import ReportError
from officer_exposure.report.attestation import Attestation, attest, encode, verify
from officer_exposure.report.private_file import write_private

_MOST_BYTES = 1_000_000


class _Asked(msgspec.Struct, frozen=True):
    """What was asked for on the command line."""

    vault: Path | None
    passphrase_fd: int | None
    pack: Path | None
    json: Path | None
    pdf: Path | None
    mentor: bool
    checked: Path | None


@click.command("attest")
@click.option("--vault", metavar="DIR", type=click.Path(path_type=Path), help="The vault with your onboarding.")
@passphrase_option
@click.option(
    "--pack", metavar="FILE", type=click.Path(path_type=Path), help="Name this agency pack instead of the vault's."
)
@click.option("--json", metavar="FILE", type=click.Path(path_type=Path), help="Write the record for programs.")
@click.option("--pdf", metavar="FILE", type=click.Path(path_type=Path), help="Write the record for signatures.")
@click.option("--mentor", is_flag=True, help="Add a line on which a mentor signs.")
@click.option(
    "--verify", "checked", metavar="FILE", type=click.Path(path_type=Path), help="Say whether a record was changed."
)
def command(**options: object) -> int:
    """Write a record of the onboarding parts that are finished, and show all of it.

    It holds the parts, the version of what was read, and the day. It cannot hold anything that was found.
    """
    asked = msgspec.convert(options, _Asked)
    if asked.checked is not None:
        _show(_verified(asked.checked))
        return FINISHED
    if asked.vault is None or (asked.json is None and asked.pdf is None):
        raise click.UsageError("Name the vault with --vault, and a file with --json or --pdf.")
    refuse_taken(reports_wanted(None, asked.json, asked.pdf))
    record = _made(asked, asked.vault)
    if asked.json is not None:
        write_private(asked.json, encode(record))
    if asked.pdf is not None:
        from officer_exposure.report.completion import render_completion_pdf

        write_private(asked.pdf, render_completion_pdf(record))
    _show(record)
    return FINISHED


def _made(asked: _Asked, vault: Path) -> Attestation:
    from officer_exposure.agency import kept_version, version_in
    from officer_exposure.content.version import content_version

    pack = version_in(asked.pack) if asked.pack is not None else ""
    with opened(vault, asked.passphrase_fd) as store:
        done = store.onboarding.done() if store else ()
        pack = pack or (kept_version(store) if store else "")
    modules = (one.module for one in done)
    return attest(modules, content=content_version(), made=date.today(), pack=pack, mentor=asked.mentor)


def _verified(path: Path) -> Attestation:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
    except OSError as error:
        raise ReportError("The record could not be opened.", "Check its name.") from error
    return verify(data)


def _show(record: Attestation) -> None:
    """All that it holds, in words: nothing leaves unseen."""
    from officer_exposure.report.completion import completion_view

    view = completion_view(record)
    lines = [view.says, *(f"  {part.title}: {part.acknowledge}" for part in view.parts), *view.small]
    click.echo("\n".join(lines), err=True)

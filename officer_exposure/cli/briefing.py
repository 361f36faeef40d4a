"""officer-exposure briefing"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import cast, get_args

import click

from officer_exposure.cli.destinations import refuse_taken, reports_wanted
from officer_exposure.cli.passphrase import passphrase_option
from officer_exposure.cli.program import FINISHED
from officer_exposure.cli.remembering import opened
from officer_exposure.content.briefing import Listener
from officer_exposure.model import Finding


@click.command("briefing")
@click.option("--for", "listener", required=True, type=click.Choice(get_args(Listener)), help="Who is in the room.")
@click.option("--pdf", metavar="FILE", type=click.Path(path_type=Path), help="Write the sheet as a PDF.")
@click.option("--html", metavar="FILE", type=click.Path(path_type=Path), help="Write the sheet as a web page.")
@click.option("--evening", is_flag=True, help="Add the plan for an evening with other families.")
@click.option(
    "--vault", metavar="DIR", type=click.Path(path_type=Path), help="Put first what the audit in this vault touched."
)
@passphrase_option
def command(
    listener: str, pdf: Path | None, html: Path | None, evening: bool, vault: Path | None, passphrase_fd: int | None
) -> int:
    """Write a sheet for the family: what to do, what to talk through, what to agree on.

    It holds no address, no name and nothing that was found.
    """
    if pdf is None and html is None:
        raise click.UsageError("Name a file for the sheet with --pdf or --html.")
    if passphrase_fd is not None and vault is None:
        raise click.UsageError("A passphrase opens a vault. Name it with --vault.")
    refuse_taken(reports_wanted(html, None, pdf))
    from officer_exposure.report.briefing.view import briefing_view
    from officer_exposure.report.briefing.writing import write_briefing_html, write_briefing_pdf

    found = _open_findings(vault, passphrase_fd)
    view = briefing_view(cast("Listener", listener), found, made=date.today(), evening=evening)
    if html is not None:
        write_briefing_html(view, html)
    if pdf is not None:
        write_briefing_pdf(view, pdf)
    return FINISHED


def _open_findings(vault: Path | None, passphrase_fd: int | None) -> Iterable[Finding]:
    if vault is None:
        return ()
    from officer_exposure.store.records import Wanted

    with opened(vault, passphrase_fd) as store:
        return () if store is None else tuple(store.findings.all(Wanted()))

"""officer-exposure checklist"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from officer_exposure.cli.destinations import refuse_taken, reports_wanted
from officer_exposure.cli.passphrase import passphrase_option
from officer_exposure.cli.program import FINISHED
from officer_exposure.cli.remembering import opened
from officer_exposure.errors import ReportError

if TYPE_CHECKING:
    from officer_exposure.report.handout.view import HandoutView


@click.command("checklist")
@click.option("--pdf", metavar="FILE", type=click.Path(path_type=Path), help="Write it as a PDF.")
@click.option("--html", metavar="FILE", type=click.Path(path_type=Path), help="Write it as a web page.")
@click.option("--section", "sections", metavar="ID", multiple=True, help="Only the questions of this part. Repeatable.")
@click.option("--for-trainer", is_flag=True, help="Write what was gone through instead, and nothing that was found.")
@click.option("--vault", metavar="DIR", type=click.Path(path_type=Path), help="The vault that --for-trainer looks at.")
@passphrase_option
def command(
    pdf: Path | None,
    html: Path | None,
    sections: tuple[str, ...],
    for_trainer: bool,
    vault: Path | None,
    passphrase_fd: int | None,
) -> int:
    """Write a blank checklist: every question, where to look, and what it should say."""
    from officer_exposure.content import load_content
    from officer_exposure.report.handout.view import checklist_view
    from officer_exposure.report.handout.writing import write_handout_html, write_handout_pdf

    if pdf is None and html is None:
        raise click.UsageError("Name a file with --pdf or --html.")
    if for_trainer is not (vault is not None):
        raise click.UsageError("--for-trainer and --vault go together.")
    for unknown in set(sections) - set(load_content().sections):
        raise click.UsageError(f'There is no part called "{unknown}".')
    refuse_taken(reports_wanted(html, None, pdf))
    view = (
        _gone_through(vault, passphrase_fd)
        if vault is not None
        else checklist_view(made=date.today(), sections=sections or None)
    )
    if html is not None:
        write_handout_html(view, html)
    if pdf is not None:
        write_handout_pdf(view, pdf)
    return FINISHED


def _gone_through(vault: Path, passphrase_fd: int | None) -> HandoutView:
    from officer_exposure.report.handout.view import trainer_view

    with opened(vault, passphrase_fd) as store:
        if store is None or store.runs.latest() is None:
            raise ReportError("Nothing was looked at yet.", "Look at your photos or answer the questions first.")
        asked = {one.section for one in store.answers.given()}
        return trainer_view(store.runs.coverage(), made=date.today(), asked=asked)

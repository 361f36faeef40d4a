"""officer-exposure audit"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from officer_exposure.audit import AuditOptions, Auditor
from officer_exposure.check import Check
from officer_exposure.cli.destinations import refuse_originals, reports_wanted
from officer_exposure.cli.passphrase import passphrase_from, passphrase_option
from officer_exposure.cli.program import CANCELLED, FINISHED
from officer_exposure.cli.progress import shown
from officer_exposure.cli.remembering import compiled, facts_in, homes_of, opened
from officer_exposure.cli.reports import Reports, write_reports
from officer_exposure.cli.summary import summarize
from officer_exposure.events import Audit, Event, Progress
from officer_exposure.model import Audience
from officer_exposure.registry import load_checks
from officer_exposure.report.readers import Reader
from officer_exposure.sources.interface import Source
from officer_exposure.sources.opening import open_sources

if TYPE_CHECKING:
    from officer_exposure.keeping import KeptAudit
    from officer_exposure.store.store import Store

_UNMASKED = "The report holds exact places and names. Keep it to yourself, and delete it when you are done."


class Asked(msgspec.Struct, frozen=True):
    """The arguments and options, as typed."""

    sources: tuple[Path, ...]
    audience: Audience
    facts: Path | None
    vault: Path | None
    passphrase_fd: int | None
    only: tuple[str, ...]
    skip: tuple[str, ...]
    jobs: int | None
    no_vision: bool
    html: Path | None
    json: Path | None
    pdf: Path | None
    pdf_password: bool
    reader: Reader
    unmasked: bool


def _named(context: click.Context, parameter: click.Parameter, sources: tuple[str, ...]) -> tuple[Path, ...]:
    """An empty name would mean the folder one happens to be in: a script with an unset variable asks for that."""
    if not all(sources):
        raise click.BadParameter("a name is empty.", context, parameter)
    return tuple(map(Path, sources))


@click.command("audit")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(), callback=_named)
@click.option(
    "--audience",
    type=click.Choice([audience.value for audience in Audience]),
    default=Audience.UNKNOWN.value,
    show_default=True,
    help="Who can see these files.",
)
@click.option(
    "--facts", metavar="FILE", type=click.Path(path_type=Path), help="Your own facts (.yaml): where do they turn up?"
)
@click.option(
    "--vault", metavar="DIR", type=click.Path(path_type=Path), help="Keep the audit in this vault, and compare with it."
)
@passphrase_option
@click.option("--only", metavar="ID", multiple=True, help="Run only this check. Repeatable.")
@click.option("--skip", metavar="ID", multiple=True, help="Leave this check out. Repeatable.")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="Helper processes. [default: one per processor]")
@click.option("--no-vision", is_flag=True, help="Read hidden data only; do not look at the pictures themselves.")
@click.option("--html", metavar="FILE", type=click.Path(path_type=Path), help="Write the report as a web page.")
@click.option("--pdf", metavar="FILE", type=click.Path(path_type=Path), help="Write the report as a PDF.")
@click.option("--pdf-password", is_flag=True, help="Ask for a password without which nobody can open the PDF.")
@click.option(
    "--json", metavar="FILE", type=click.Path(path_type=Path), help='Write the report as JSON ("-": print it).'
)
@click.option(
    "--for",
    "reader",
    type=click.Choice([reader.value for reader in Reader]),
    default=Reader.ME.value,
    show_default=True,
    help="Who reads the page and the PDF.",
)
@click.option("--unmasked", is_flag=True, help="Put exact places, names and texts into the reports.")
def command(**options: object) -> int:
    """Look for what photos, videos, documents and answers tell a stranger.

    SOURCE is a folder, a file, a zip archive, or an answers file (.yaml). Originals are never changed. Reports are
    masked unless you ask for exact values.
    """
    asked = msgspec.convert(options, Asked)
    _refuse_pointless(asked)
    checks = _chosen(asked)
    reports = reports_wanted(asked.html, asked.json, asked.pdf)
    if asked.unmasked:
        click.echo(_UNMASKED, err=True)
    own = facts_in(asked.facts, beside_vault=asked.vault is not None)
    with opened(asked.vault, asked.passphrase_fd) as store, interruptible() as cancel:
        places = ((source, asked.audience) for source in asked.sources)
        sources = open_sources(places, store.places.source_id if store else None)
        refuse_originals(reports, [path for path in (*asked.sources, asked.vault, asked.facts) if path])
        password = passphrase_from(asked.passphrase_fd, "Password for the PDF") if asked.pdf_password else ""
        settled = AuditOptions(
            asked.jobs or 0, not asked.no_vision, facts=compiled(own, store), homes=homes_of(own, store)
        )
        auditor = _auditor(sources, checks, settled, store)
        audit = _run(auditor.run(cancel))
        wanted = Reports(asked.html, asked.json, asked.pdf, password, masked=not asked.unmasked, reader=asked.reader)
        failed = list(write_reports(audit, wanted, sources))
    summarize(audit, None if isinstance(auditor, Auditor) else auditor.summary)
    if failed:
        raise failed[0]
    return CANCELLED if audit.cancelled else FINISHED


def _refuse_pointless(asked: Asked) -> None:
    if asked.passphrase_fd is not None and asked.vault is None and not asked.pdf_password:
        raise click.UsageError("A passphrase opens a vault. Name it with --vault.")
    if asked.reader is not Reader.ME and asked.json is not None:
        raise click.UsageError("The JSON holds everything that was found. Leave out --json, or leave out --for.")
    if asked.pdf_password and asked.pdf is None:
        raise click.UsageError("A password locks a PDF. Name it with --pdf.")


def _chosen(asked: Asked) -> Mapping[str, Check]:
    checks = load_checks()
    for unknown in {*asked.only, *asked.skip} - set(checks):
        raise click.UsageError(f'There is no check called "{unknown}". "officer-exposure checks" lists them.')
    chosen = {
        name: check for name, check in checks.items() if name not in asked.skip and name in (asked.only or checks)
    }
    if not chosen:
        raise click.UsageError("No check is left to run.")
    return chosen


def _auditor(
    sources: Sequence[Source], checks: Mapping[str, Check], options: AuditOptions, store: Store | None
) -> Auditor | KeptAudit:
    if store is None:
        return Auditor(sources, checks, options)
    from officer_exposure.keeping import KeptAudit

    return KeptAudit(store, sources, checks, options, today=date.today())


def _run(events: Iterable[Event]) -> Audit:
    audit = Audit()
    with shown() as show:
        for event in events:
            if isinstance(event, Progress):
                show(event)
            else:
                audit.add(event)
    return audit


@contextmanager
def interruptible() -> Iterator[threading.Event]:
    """An event that Ctrl-C sets: the audit stops, and what was found is still written. A second Ctrl-C ends it all."""
    cancel = threading.Event()

    def stop(number: int, frame: object) -> None:
        del frame
        cancel.set()
        signal.signal(number, signal.default_int_handler)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield cancel
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

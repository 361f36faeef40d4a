"""Where the reports go. A report takes the place of an older one, never of an original."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

import click

from officer_exposure.errors import ReportError
from officer_exposure.report.private_file import refuse_unwritable
from officer_exposure.report.readers import TITLES
from officer_exposure.who_can_open import is_copied_to_a_cloud

STANDARD_OUTPUT = Path("-")

_JSON_STARTS = b'{"format":"officer-exposure/audit"'
_PAGE_STARTS, _PAGE_SAYS = b"<!doctype html>", tuple(f"<title>{title}</title>".encode() for title in TITLES.values())
_PDF_STARTS = b"%PDF-"
_HEAD = 2048


def reports_wanted(html: Path | None, json: Path | None, pdf: Path | None = None) -> tuple[Path, ...]:
    """The files to write. Raises UsageError where they cannot be meant, ReportError where they cannot be written."""
    for document, path in (("web page", html), ("PDF", pdf)):
        if path == STANDARD_OUTPUT:
            raise click.UsageError(f"The {document} cannot be printed. Name a file for it.")
    paths = tuple(path for path in (html, json, pdf) if path is not None and path != STANDARD_OUTPUT)
    if len({_as_written(path) for path in paths}) < len(paths):
        raise click.UsageError("Two reports would be the same file. Name a file for each.")
    for path in paths:  # better now than after an hour of reading
        refuse_unwritable(path)
    warn_of_cloud(path.parent for path in paths)
    return paths


def warn_of_cloud(folders: Iterable[Path]) -> None:
    """Say where something is written that a service copies from there. Nothing is refused: the user named the place."""
    if any(is_copied_to_a_cloud(folder) for folder in folders):
        click.echo("A cloud service copies that folder. What is written there leaves this computer.", err=True)


def refuse_originals(reports: Collection[Path], sources: Collection[Path]) -> None:
    """Raise ReportError where a report would replace a file that is to be looked at. The sources must be there."""
    for path in reports:
        if os.path.lexists(path) and not _is_report(path) and any(_holds(source, path) for source in sources):
            raise ReportError("The report would replace one of your own files.", "Choose another name for it.")


def refuse_taken(paths: Collection[Path]) -> None:
    """Raise ReportError where there is a file already: nothing that somebody wrote is replaced."""
    if any(os.path.lexists(path) for path in paths):
        raise ReportError("There is a file with that name already.", "Choose another name for it.")


def _as_written(path: Path) -> Path:
    """The place itself: links on the way to it are followed, but not the last one, which a report replaces."""
    return path.parent.resolve() / path.name


def _is_report(path: Path) -> bool:
    """Whether there is an older report of ours, or nothing in it yet."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    if head.startswith(_PDF_STARTS):
        return _is_pdf_report(path)
    return (
        not head
        or head.startswith(_JSON_STARTS)
        or (head.startswith(_PAGE_STARTS) and any(says in head for says in _PAGE_SAYS))
    )


def _is_pdf_report(path: Path) -> bool:
    """One that is locked with a password could be anything, and is left alone."""
    import pikepdf

    try:
        with pikepdf.open(path) as document:
            return str(document.docinfo.get("/Title", "")) in TITLES.values()
    except pikepdf.PdfError:
        return False


def _holds(source: Path, path: Path) -> bool:
    """Whether the file is the source or lies in it. Asked of the system: a file can have names in different case."""
    source = source.expanduser()
    if source.is_dir():
        return any(folder.samefile(source) for folder in _as_written(path).parents)
    return path.exists() and path.samefile(source)

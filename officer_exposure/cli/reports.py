"""Writes the reports of an audit that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from officer_exposure.cli.destinations import STANDARD_OUTPUT
from officer_exposure.errors import ReportError
from officer_exposure.events import Audit
from officer_exposure.report.readers import Reader
from officer_exposure.sources.interface import Source

if TYPE_CHECKING:
    from officer_exposure.parsing.pixels.drawings import Drawing
    from officer_exposure.report.kept import PictureKey
    from officer_exposure.report.view import ReportView


class Reports(msgspec.Struct, frozen=True):
    """Which reports, where, and how. `password`: what opens the PDF; empty for one that anybody can open."""

    html: Path | None
    json: Path | None
    pdf: Path | None
    password: str = ""
    masked: bool = True
    reader: Reader = Reader.ME


_Illustrated = Callable[[], "tuple[ReportView, Mapping[PictureKey, Drawing]]"]


def write_reports(audit: Audit, wanted: Reports, sources: Sequence[Source]) -> Iterator[ReportError]:
    """Write every report that can be written; yield why the others cannot."""
    illustrated = cache(partial(_illustrated, audit, sources, wanted))
    for path, write in (
        (wanted.json, partial(_write_json, audit, masked=wanted.masked)),
        (wanted.html, partial(_write_html, illustrated)),
        (wanted.pdf, partial(_write_pdf, illustrated, wanted.password)),
    ):
        try:
            if path is not None:
                write(path)
        except ReportError as error:
            yield error


def _illustrated(
    audit: Audit, sources: Sequence[Source], wanted: Reports
) -> tuple[ReportView, Mapping[PictureKey, Drawing]]:
    """The view and its pictures: drawn once, however many documents show them."""
    from officer_exposure.report.illustrating import illustrations
    from officer_exposure.report.view import report_view
    from officer_exposure.sources.locating import Locator

    view = report_view(audit, masked=wanted.masked, made=date.today(), reader=wanted.reader)
    return view, illustrations(view, Locator(sources))


def _write_json(audit: Audit, path: Path, *, masked: bool) -> None:
    from officer_exposure.report.json_report import json_blocks, write_json

    if path == STANDARD_OUTPUT:
        _print(json_blocks(audit, masked=masked))
    else:
        write_json(audit, path, masked=masked)


def _print(blocks: Iterable[bytes]) -> None:
    try:
        with open(1, "wb", closefd=False) as output:
            output.writelines(blocks)
    except OSError as error:
        raise ReportError("The report could not be printed.", "Name a file for it instead.") from error


def _write_html(illustrated: _Illustrated, path: Path) -> None:
    from officer_exposure.report.html import write_html

    write_html(*illustrated(), path)


def _write_pdf(illustrated: _Illustrated, password: str, path: Path) -> None:
    from officer_exposure.report.pdf.writing import write_pdf

    write_pdf(*illustrated(), path, password)

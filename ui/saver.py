"""Writes the report in a thread of its own: pictures are drawn by workers and may take a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from officer_exposure.events import Audit
from officer_exposure.store.records import Wanted
from ui.file_writer import FileWriter
from ui.free_path import free_path
from ui.widgets.reader_card import For

if TYPE_CHECKING:
    from officer_exposure.parsing.pixels.drawings import Drawing
    from officer_exposure.report.handout.view import HandoutView
    from officer_exposure.report.kept import PictureKey
    from officer_exposure.report.view import ReportView
    from officer_exposure.store.store import Store

_Illustrated = Callable[[], "tuple[ReportView, Mapping[PictureKey, Drawing]]"]
_NAME = "officer-exposure-report"
_FULL_NAME = "officer-exposure-report-full-keep-private"
"""So that nobody hands over the full copy where the masked one was meant: they lie side by side."""
_HANDOUTS = {For.TRAINER: "what-was-gone-through", For.CHECKLIST: "checklist"}


@dataclass(frozen=True)
class Files:
    """Which files to write, where, and whether exact values are left out. `password` locks the PDF."""

    folder: Path
    html: bool
    json: bool
    masked: bool
    pdf: bool = False
    password: str = ""
    reader: For = For.ME


class Saver(FileWriter):
    """Writes once what is open in the store."""

    def __init__(self, store: Store, files: Files, today: date, locate: Callable[[str, str], bytes | None]) -> None:
        super().__init__()
        self._store, self._files, self._today, self._locate = store, files, today, locate

    def write(self) -> Iterator[Path]:
        """A handout, or the report in each form that was asked for."""
        if not self._files.reader.holds_findings:
            yield from self._write_handout()
            return
        reasons = self._files.reader is For.ME and not self._files.masked
        audit = open_audit(self._store, reasons=reasons)
        name = _NAME if self._files.masked else _FULL_NAME
        illustrated = cache(partial(self._illustrated, audit))
        if self._files.html:
            yield self._write_html(illustrated, free_path(self._files.folder, ".html", name))
        if self._files.pdf:
            yield self._write_pdf(illustrated, free_path(self._files.folder, ".pdf", name))
        if self._files.json:
            yield self._write_json(audit, free_path(self._files.folder, ".json", name))

    def _illustrated(self, audit: Audit) -> tuple[ReportView, Mapping[PictureKey, Drawing]]:
        """The view and its pictures: drawn once for both documents."""
        from officer_exposure.report.illustrating import illustrations
        from officer_exposure.report.kept import kept_shots
        from officer_exposure.report.readers import Reader
        from officer_exposure.report.view import report_view
        from officer_exposure.walk.due import coming

        files, store = self._files, self._store
        reader, again, kept = Reader(files.reader.value), coming(store.answers.given()), kept_shots(store)
        view = report_view(audit, masked=files.masked, made=self._today, reader=reader, again=again, kept=kept)
        return view, illustrations(view, self._locate, store.answer_pictures.picture)

    def _write_handout(self) -> Iterator[Path]:
        from officer_exposure.report.handout.writing import write_handout_html, write_handout_pdf

        view, name = self._handout(), _HANDOUTS[self._files.reader]
        if self._files.html:
            path = free_path(self._files.folder, ".html", name)
            write_handout_html(view, path)
            yield path
        if self._files.pdf:
            path = free_path(self._files.folder, ".pdf", name)
            write_handout_pdf(view, path)
            yield path

    def _handout(self) -> HandoutView:
        from officer_exposure.report.handout.view import checklist_view, trainer_view

        if self._files.reader is For.CHECKLIST:
            return checklist_view(made=self._today)
        asked = {one.section for one in self._store.answers.given()}
        return trainer_view(self._store.runs.coverage(), made=self._today, asked=asked)

    def _write_html(self, illustrated: _Illustrated, path: Path) -> Path:
        from officer_exposure.report.html import write_html

        write_html(*illustrated(), path)
        return path

    def _write_pdf(self, illustrated: _Illustrated, path: Path) -> Path:
        from officer_exposure.report.pdf.writing import write_pdf

        write_pdf(*illustrated(), path, self._files.password)
        return path

    def _write_json(self, audit: Audit, path: Path) -> Path:
        from officer_exposure.report.json_report import write_json

        write_json(audit, path, masked=self._files.masked)
        return path


def open_audit(store: Store, *, reasons: bool) -> Audit:
    """Everything that is open, how much the officer set aside, and what was not asked.

    `reasons`: with what the officer said of home and family, which nobody else reads: a masked report may be shown.
    """
    from officer_exposure.report.not_asked import not_asked

    audit = store.audit(Wanted())
    audit.not_checked += not_asked(store, reasons=reasons)
    audit.past = store.findings.past()
    audit.set_aside = sum(audit.past.set_aside.values())
    return audit

"""Writes the family's sheets in a thread of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from PySide6.QtCore import Signal

from officer_exposure.errors import ExposureError
from officer_exposure.report.briefing.view import BriefingView
from ui.background import Background
from ui.plain_report import OUR_BUG, report_plainly


class SheetSaver(Background):
    """Writes each sheet as a PDF. Emits `saved` with the paths, or `failed` with a sentence and a hint."""

    saved = Signal(list)
    failed = Signal(str, str)

    def __init__(self, views: Sequence[BriefingView], folder: Path) -> None:
        super().__init__()
        self._views, self._folder = views, folder

    def run(self) -> None:
        """The thread."""
        try:
            self.saved.emit(list(self._write()))
        except ExposureError as error:
            self.failed.emit(error.message, error.hint)
        except Exception as error:  # noqa: BLE001 - a bug of ours must not leave the page waiting for ever
            report_plainly(type(error), error, error.__traceback__)
            self.failed.emit(*OUR_BUG)

    def _write(self) -> Iterator[Path]:
        from officer_exposure.report.briefing.writing import write_briefing_pdf

        for view in self._views:
            path = free_sheet(self._folder, view.listener)
            write_briefing_pdf(view, path)
            yield path


def free_sheet(folder: Path, listener: str) -> Path:
    """A name in `folder` that is not taken, and that says nothing of a job."""
    stem = f"family-sheet-{listener}"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(path for name in names if not (path := folder / f"{name}.pdf").exists())

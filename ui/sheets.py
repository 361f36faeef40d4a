"""Writes the family's sheets in a thread of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from officer_exposure.report.briefing.view import BriefingView
from ui.file_writer import FileWriter
from ui.free_path import free_path


class SheetSaver(FileWriter):
    """Writes each sheet as a PDF, under a name that says nothing of a job."""

    def __init__(self, views: Sequence[BriefingView], folder: Path) -> None:
        super().__init__()
        self._views, self._folder = views, folder

    def write(self) -> Iterator[Path]:
        """One file for each listener."""
        from officer_exposure.report.briefing.writing import write_briefing_pdf

        for view in self._views:
            path = free_path(self._folder, ".pdf", f"family-sheet-{view.listener}")
            write_briefing_pdf(view, path)
            yield path

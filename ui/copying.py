"""One thread that has clean copies of files made and tells of each as it becomes ready."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from officer_exposure.errors import ExposureError
from officer_exposure.remedy.copying import clean_copies
from officer_exposure.remedy.interface import What
from officer_exposure.sources.files import files_in
from ui.background import Background
from ui.plain_report import OUR_BUG, report_plainly


class Copying(Background):
    """Makes the copies of all files in some places, once.

    Emits `made` with a Copied for each file, or `failed` with a sentence and a hint.
    """

    made = Signal(object)
    failed = Signal(str, str)

    def __init__(self, places: Sequence[Path], folder: Path, what: What) -> None:
        super().__init__()
        self._places, self._folder, self._what = tuple(places), folder, what
        self._cancel = threading.Event()

    def cancel(self) -> None:
        """Stop as soon as possible; the copies that were made stand."""
        self._cancel.set()

    def run(self) -> None:
        """The thread."""
        try:
            for copied in clean_copies(files_in(self._places), self._folder, self._what, cancel=self._cancel):
                self.made.emit(copied)
        except ExposureError as error:
            self.failed.emit(error.message, error.hint)
        except Exception as error:  # noqa: BLE001 - a bug of ours must not leave the page waiting for ever
            report_plainly(type(error), error, error.__traceback__)
            self.failed.emit(*OUR_BUG)

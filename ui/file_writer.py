"""Files that the officer asked for, written in a thread of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Signal

from officer_exposure.errors import ExposureError
from ui.background import Background
from ui.plain_report import OUR_BUG, report_plainly


class FileWriter(Background):
    """Writes once, as `write` says. Emits `saved` with the paths, or `failed` with a sentence and a hint."""

    saved = Signal(list)
    failed = Signal(str, str)

    def write(self) -> Iterator[Path]:
        """Write the files; yield each once it is there. Raises ExposureError where one cannot be written."""
        raise NotImplementedError

    def run(self) -> None:
        """The thread."""
        try:
            self.saved.emit(list(self.write()))
        except ExposureError as error:
            self.failed.emit(error.message, error.hint)
        except Exception as error:  # noqa: BLE001 - a bug of ours must not leave the page waiting for ever
            report_plainly(type(error), error, error.__traceback__)
            self.failed.emit(*OUR_BUG)

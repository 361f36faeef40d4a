"""One thread that has pictures redacted in a worker: it asks where the boxes would be, and has copies made."""

from __future__ import annotations

import queue
import threading
from pathlib import Path

from PySide6.QtCore import Signal

from officer_exposure.errors import ExposureError
from officer_exposure.remedy.redaction.copies import RedactedCopy, proposals, redacted_copies
from officer_exposure.remedy.redaction.wanted import Redaction
from ui.background import Background
from ui.plain_report import OUR_BUG, report_plainly

_Work = tuple[Redaction, Path | None]
"""A picture, and the folder for its copy; without one only the boxes are asked for."""


class Redacting(Background):
    """Does one picture after the other. Starts with the first; `stop` ends it.

    Emits `proposed` with the path of the picture and a Redacted, `made` with a RedactedCopy.
    """

    proposed = Signal(bytes, object)
    made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._work: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._started = False

    def propose(self, wanted: Redaction) -> None:
        """Ask where the boxes would be."""
        self._ask((wanted, None))

    def make(self, wanted: Redaction, folder: Path) -> None:
        """Have a copy made."""
        self._ask((wanted, folder))

    def _ask(self, work: _Work) -> None:
        self._work.put(work)
        if not self._started:
            self._started = True
            self.start()

    def stop(self) -> None:
        """End the thread and its worker, and wait for both."""
        self._stopping.set()
        self._work.put(None)
        self.wait()

    def run(self) -> None:
        """The thread."""
        while (work := self._work.get()) is not None and not self._stopping.is_set():
            wanted, folder = work
            try:
                self._do(wanted, folder)
            except ExposureError as error:
                self.made.emit(RedactedCopy(wanted.path, reason=error.message, hint=error.hint))
            except Exception as error:  # noqa: BLE001 - a bug of ours must not leave the page waiting for ever
                report_plainly(type(error), error, error.__traceback__)
                self.made.emit(RedactedCopy(wanted.path, None, (), *OUR_BUG))

    def _do(self, wanted: Redaction, folder: Path | None) -> None:
        if folder is None:
            for path, proposal in proposals([wanted], self._stopping):
                self.proposed.emit(path, proposal)
            return
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for copy in redacted_copies([wanted], folder, self._stopping, workers=1):
            self.made.emit(copy)

"""Writes down what the officer answers about pictures, in the order in which it was said, beside the window."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from officer_exposure.errors import ExposureError
from officer_exposure.reviewing import PictureReview
from officer_exposure.shows import Shows
from officer_exposure.store.records import PictureAnswer, PictureName
from officer_exposure.store.store import Store
from ui.background import Background
from ui.plain_report import OUR_BUG, report_plainly


@dataclass(frozen=True)
class _Said:
    """One answer; `shows` None takes the latest one back."""

    names: tuple[PictureName, ...]
    shows: Shows | None


class Scribe(Background):
    """Keeps answers in the store. Each is durable within moments, and all of them once `drain` returns.

    Emits `undone` with the pictures whose answer was taken back, each with the one that now counts, or None; an empty
    dict where there was none. Emits `kept` after each, or `failed` with a sentence and a hint.
    """

    undone = Signal(object)
    kept = Signal()
    failed = Signal(str, str)

    def __init__(self, store: Store, review: Callable[[], PictureReview], today: Callable[[], date]) -> None:
        super().__init__()
        self._store, self._review, self._today = store, review, today
        self._said: queue.SimpleQueue[_Said | None] = queue.SimpleQueue()
        self._waiting = 0
        self._idle = threading.Condition()
        self._begun = False

    def answer(self, names: tuple[PictureName, ...], shows: Shows) -> None:
        """Keep that these pictures show this."""
        self._put(_Said(names, shows))

    def undo(self) -> None:
        """Take the latest answer back."""
        self._put(_Said((), None))

    def drain(self, seconds: float = 10.0) -> None:
        """Wait until everything that was said is on the disk."""
        with self._idle:
            self._idle.wait_for(lambda: not self._waiting, seconds)

    def stop(self) -> None:
        """Write what is left, then end."""
        self._said.put(None)
        self.wait()

    def _put(self, said: _Said) -> None:
        with self._idle:
            self._waiting += 1
        self._said.put(said)
        if not self._begun:
            self._begun = True
            self.start()

    def run(self) -> None:
        """The thread."""
        while (said := self._said.get()) is not None:
            try:
                self._keep(said)
            except ExposureError as error:
                self.failed.emit(error.message, error.hint)
            except Exception as error:  # noqa: BLE001 - a bug of ours must not swallow the answers that follow
                report_plainly(type(error), error, error.__traceback__)
                self.failed.emit(*OUR_BUG)
            finally:
                with self._idle:
                    self._waiting -= 1
                    self._idle.notify_all()

    def _keep(self, said: _Said) -> None:
        review = self._review()
        if said.shows is not None:
            review.answer(said.names, said.shows, self._today())
            self.kept.emit()
            return
        answers: dict[PictureName, PictureAnswer | None] = {
            name: self._store.reviewed.of(name) for name in review.undo()
        }
        self.undone.emit(answers)
        self.kept.emit()

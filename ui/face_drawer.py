"""Draws faces in a worker process, one after the other: this process only ever sees our own small JPEG."""

from __future__ import annotations

import queue
import threading

from PySide6.QtCore import Signal

from officer_exposure.parsing.pixels.drawings import (
    Drawing,
    DrawingKind,
    DrawingSettings,
    decode_drawing,
    encode_settings,
)
from officer_exposure.parsing.pixels.face_crops import FACE_TASK, FaceWish, encode_wish
from officer_exposure.workers.messages import WorkerSettings
from officer_exposure.workers.supervisor import Limits, Loss, Supervisor
from ui.background import Background

_LIMITS = Limits(seconds=10.0)
_EDGE = 128

_Wish = tuple[int, FaceWish]


class FaceDrawer(Background):
    """Emits `drawn` with the number of a face and its Drawing. Starts with the first wish; `stop` ends the worker."""

    drawn = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        settings = encode_settings(DrawingSettings(masked=False, edge=_EDGE))
        self._settings = WorkerSettings(FACE_TASK, settings, _LIMITS)
        self._wishes: queue.SimpleQueue[_Wish | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._started = False

    def ask(self, number: int, wish: FaceWish) -> None:
        """Wish for a face."""
        self._wishes.put((number, wish))
        if not self._started:
            self._started = True
            self.start()

    def stop(self) -> None:
        """End the thread and its worker, and wait for both."""
        self._stopping.set()
        self._wishes.put(None)
        self.wait()

    def run(self) -> None:
        """The thread."""
        with Supervisor[_Wish, Drawing](self._settings, _encoded, decode_drawing, workers=1) as supervisor:
            while (wish := self._wishes.get()) is not None and not self._stopping.is_set():
                for (number, _), drawing in supervisor.run([wish], self._stopping):
                    lost = isinstance(drawing, Loss)
                    self.drawn.emit(number, Drawing(DrawingKind.NONE) if lost else drawing)


def _encoded(wish: _Wish) -> bytes:
    return encode_wish(wish[1])

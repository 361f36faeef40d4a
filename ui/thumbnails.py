"""Small pictures for the pages, decoded in a worker process: this process only ever sees our own small JPEG."""

from __future__ import annotations

import queue
import threading
from collections.abc import Hashable

from PySide6.QtCore import Signal

from officer_exposure.parsing.pixels.drawings import (
    TASK,
    Drawing,
    DrawingKind,
    DrawingSettings,
    decode_drawing,
    encode_settings,
)
from officer_exposure.workers.messages import WorkerSettings
from officer_exposure.workers.supervisor import Limits, Loss, Supervisor
from ui.background import Background

_LIMITS = Limits(seconds=10.0)

Wish = tuple[Hashable, bytes]
"""What the picture is for, and what the task is given: the path of a file, or a picture's bytes."""


class Thumbnails(Background):
    """Draws one picture after the other; a newer wish replaces those still waiting, unless `every` one is wanted.

    `task`: TASK for pictures in files, HELD_TASK for those held in memory, FACE_TASK for faces. Emits `drawn` with what
    the picture is for and its Drawing. Starts with the first wish; `stop` ends the worker.
    """

    drawn = Signal(object, object)

    def __init__(self, edge: int, task: str = TASK, *, every: bool = False) -> None:
        super().__init__()
        self._every = every
        self._settings = WorkerSettings(task, encode_settings(DrawingSettings(masked=False, edge=edge)), _LIMITS)
        self._wishes: queue.SimpleQueue[Wish | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._started = False

    def ask(self, key: Hashable, picture: bytes) -> None:
        """Wish for a picture, by what its task is given."""
        self._wishes.put((key, picture))
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
        with Supervisor[Wish, Drawing](self._settings, _picture, decode_drawing, workers=1) as supervisor:
            while (wish := self._next()) is not None and not self._stopping.is_set():
                for (key, _), drawing in supervisor.run([wish], self._stopping):
                    lost = isinstance(drawing, Loss)
                    self.drawn.emit(key, Drawing(DrawingKind.NONE) if lost else drawing)

    def _next(self) -> Wish | None:
        wish = self._wishes.get()
        while not self._every and wish is not None and not self._wishes.empty():
            wish = self._wishes.get()
        return wish


def _picture(wish: Wish) -> bytes:
    return wish[1]

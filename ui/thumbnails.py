"""Pictures for the detail page, decoded in a worker process: this process only ever sees our own small JPEG."""

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
"""What the picture is for, and the path of its file or, for pictures held in memory, its bytes."""


class Thumbnails(Background):
    """Draws one picture after the other; a newer wish replaces those still waiting.

    `task`: TASK for pictures in files, HELD_TASK for those held in memory. Emits `drawn` with what the picture is for
    and its Drawing. Starts with the first wish; `stop` ends the worker.
    """

    drawn = Signal(object, object)

    def __init__(self, edge: int, task: str = TASK) -> None:
        super().__init__()
        self._settings = WorkerSettings(task, encode_settings(DrawingSettings(masked=False, edge=edge)), _LIMITS)
        self._wishes: queue.SimpleQueue[Wish | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._started = False

    def ask(self, key: Hashable, picture: bytes) -> None:
        """Wish for a picture, by its path or its bytes."""
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
            while (wish := self._latest()) is not None:
                for (key, _), drawing in supervisor.run([wish], self._stopping):
                    lost = isinstance(drawing, Loss)
                    self.drawn.emit(key, Drawing(DrawingKind.NONE) if lost else drawing)

    def _latest(self) -> Wish | None:
        wish = self._wishes.get()
        while wish is not None and not self._wishes.empty():
            wish = self._wishes.get()
        return wish


def _picture(wish: Wish) -> bytes:
    return wish[1]

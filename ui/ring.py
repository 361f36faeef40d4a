"""Pictures held ready before they are wanted: decoded in workers, as bare pixels, and let go of when they are not.

This process decodes nothing: a worker's reply is a block of colours of the size it says.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from officer_exposure.errors import ExposureError
from officer_exposure.parsing.pixels.screen import (
    MOST_REPLY,
    TASK,
    ScreenPicture,
    ScreenWish,
    decode_screen_picture,
    encode_wish,
)
from officer_exposure.vision.sight import Box
from officer_exposure.workers.messages import Limits, WorkerSettings
from officer_exposure.workers.supervisor import Supervisor
from ui.background import Background

_SETTINGS = WorkerSettings(TASK, b"", Limits(seconds=15.0, reply=MOST_REPLY))
_LOST = "Opening this picture stopped the helper that read it. The file may be damaged."
_NOT_THERE = "This file is not where it was. Perhaps its disk is not plugged in."


@dataclass(frozen=True)
class Wanted:
    """A picture to hold ready. `path` None: its file is not there. `box`: the part that is wanted, or all of it."""

    key: Hashable
    path: bytes | None
    edge: int
    box: Box | None = None


@dataclass(frozen=True)
class Ready:
    """A picture that can be painted; `whole` is its full upright size. `trouble`: why there is none.

    `beside`: what was looked up for it.
    """

    image: QImage = field(default_factory=QImage)
    whole: QSize = field(default_factory=QSize)
    trouble: str = ""
    beside: object = None


class Ring(QObject):
    """Holds what was last wished for, and nothing else. Emits `ready` with the key of each that comes.

    `look_up`, called in a thread, gives what is kept beside a picture.
    """

    ready = Signal(object)

    def __init__(self, workers: int, look_up: Callable[[Hashable], object] | None = None) -> None:
        super().__init__()
        self._change = threading.Condition()
        self._wanted: list[Wanted] = []
        self._in_hand: set[Wanted] = set()
        self._held: dict[Wanted, Ready] = {}
        self._stopping = threading.Event()
        self._look_up = look_up
        self._drawers = [_Drawer(self) for _ in range(workers)]

    def wish(self, wanted: Sequence[Wanted]) -> None:
        """Hold these, the first ones first, and let go of all others."""
        if self._stopping.is_set():
            return
        with self._change:
            self._wanted = list(wanted)
            keep = set(wanted)
            self._held = {one: held for one, held in self._held.items() if one in keep}
            self._change.notify_all()
        for drawer in self._drawers if wanted else ():
            drawer.begin()

    def held(self, wanted: Wanted) -> Ready | None:
        """The picture, if it is ready."""
        with self._change:
            return self._held.get(wanted)

    def forget(self, key: Hashable) -> None:
        """What is held under this key is out of date."""
        with self._change:
            self._held = {one: held for one, held in self._held.items() if one.key != key}
            self._change.notify_all()

    def stop(self) -> None:
        """End all work and let go of every picture."""
        self._stopping.set()
        with self._change:
            self._wanted.clear()
            self._held.clear()
            self._change.notify_all()
        for drawer in self._drawers:
            drawer.wait()

    def take_one(self) -> Wanted | None:
        """The next to be drawn; waits for one. None: there is nothing more to do, ever."""
        with self._change:
            while not self._stopping.is_set():
                for one in self._wanted:
                    if one not in self._held and one not in self._in_hand:
                        self._in_hand.add(one)
                        return one
                self._change.wait()
        return None

    def give(self, wanted: Wanted, ready: Ready) -> None:
        """Keep what was drawn, if it is still wished for."""
        with self._change:
            self._in_hand.discard(wanted)
            kept = wanted in self._wanted
            if kept:
                self._held[wanted] = ready
            self._change.notify_all()
        if kept:
            self.ready.emit(wanted.key)

    def beside(self, key: Hashable) -> object:
        """What was looked up; nothing where the store is closed already."""
        try:
            return self._look_up(key) if self._look_up else None
        except ExposureError:
            return None

    @property
    def stopping(self) -> threading.Event:
        """Set once everything is to end."""
        return self._stopping


class _Drawer(Background):
    """One thread with one worker."""

    def __init__(self, ring: Ring) -> None:
        super().__init__()
        self._ring = ring
        self._begun = False

    def begin(self) -> None:
        """Start, unless it runs."""
        if not self._begun:
            self._begun = True
            self.start()

    def run(self) -> None:
        """The thread."""
        with Supervisor[ScreenWish, ScreenPicture](_SETTINGS, encode_wish, decode_screen_picture, 1) as supervisor:
            while (wanted := self._ring.take_one()) is not None:
                self._ring.give(wanted, self._drawn(wanted, supervisor))

    def _drawn(self, wanted: Wanted, supervisor: Supervisor[ScreenWish, ScreenPicture]) -> Ready:
        beside = self._ring.beside(wanted.key)
        if wanted.path is None:
            return Ready(trouble=_NOT_THERE, beside=beside)
        wish = ScreenWish(wanted.path, wanted.edge, wanted.box)
        try:
            for _, drawn in supervisor.run([wish], self._ring.stopping):
                if isinstance(drawn, ScreenPicture):
                    return _ready(drawn, beside)
        except ExposureError as error:
            return Ready(trouble=error.message, beside=beside)
        return Ready(trouble=_LOST, beside=beside)


def _ready(drawn: ScreenPicture, beside: object) -> Ready:
    whole = QSize(drawn.width, drawn.height)
    if drawn.trouble or not drawn.pixels:
        return Ready(whole=whole, trouble=drawn.trouble or _LOST, beside=beside)
    bare = QImage(drawn.pixels, drawn.across, drawn.down, 3 * drawn.across, QImage.Format.Format_RGB888)
    return Ready(bare.convertToFormat(QImage.Format.Format_RGB32), whole, beside=beside)

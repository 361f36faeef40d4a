"""A button that brings the next framed place of a picture close, and after the last one all of it again."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton

from officer_exposure.model import Region
from officer_exposure.vision.sight import Box
from ui.ring import Ring, Wanted

_EDGE = 640
_AROUND = 0.6
"""How much of a place's own size is shown around it."""


class Closer(QPushButton):
    """Emits `near` with a QImage of the place, or None where the whole picture is wanted again."""

    near = Signal(object)

    def __init__(self, ring: Ring | None) -> None:
        super().__init__()
        self._ring = ring
        self._key: Hashable = None
        self._path: bytes | None = None
        self._regions: Sequence[Region] = ()
        self._at = -1
        self._waiting: Wanted | None = None
        self.setProperty("part", "choose")
        self.setText(self.tr("Look closer"))
        self.clicked.connect(self._step)
        if ring is not None:
            ring.ready.connect(self._take)

    @property
    def is_offered(self) -> bool:
        """Whether there is a place to look at."""
        return self._ring is not None and self._path is not None and bool(self._regions)

    def offer(self, key: Hashable, path: bytes | None, regions: Sequence[Region]) -> None:
        """Another picture, with these places in it."""
        self._key, self._path, self._regions = key, path, regions
        self._at, self._waiting = -1, None
        self.setVisible(self.is_offered)
        self._say()

    def _step(self) -> None:
        self._at = self._at + 1 if self._at + 1 < len(self._regions) else -1
        self._say()
        if self._ring is None or self._at < 0:
            self._waiting = None
            self.near.emit(None)
            return
        box = near_box(self._regions[self._at].box)
        self._waiting = Wanted(self._key, self._path, _EDGE, box)
        self._ring.wish([self._waiting])

    def _take(self, key: object) -> None:
        if self._ring is not None and self._waiting is not None and key == self._key:
            ready = self._ring.held(self._waiting)
            image = ready.image if ready is not None else QImage()
            if not image.isNull():
                self.near.emit(image)

    def _say(self) -> None:
        following = self._at + 1
        if following >= len(self._regions):
            self.setText(self.tr("Show the whole picture"))
        elif following:
            self.setText(self.tr("Look at the next place"))
        else:
            self.setText(self.tr("Look closer"))


def near_box(box: Box) -> Box:
    """A place with some of what is around it. May reach out of the picture on the right and below."""
    left, top, right, bottom = box
    beside = int(max(right - left, bottom - top, 32) * _AROUND)
    return max(0, left - beside), max(0, top - beside), right + beside, bottom + beside

"""The boxes of one picture while they are edited, with undo. Knows no widget."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt


class Grip(Enum):
    """What of a box is held: the sides that move with the hand (left, top, right, bottom)."""

    WHOLE = (True, True, True, True)
    TOP_LEFT = (True, True, False, False)
    TOP_RIGHT = (False, True, True, False)
    BOTTOM_LEFT = (True, False, False, True)
    BOTTOM_RIGHT = (False, False, True, True)

    @property
    def cursor(self) -> Qt.CursorShape:
        """How the mouse looks above it."""
        if self is Grip.WHOLE:
            return Qt.CursorShape.SizeAllCursor
        falling = self in {Grip.TOP_LEFT, Grip.BOTTOM_RIGHT}
        return Qt.CursorShape.SizeFDiagCursor if falling else Qt.CursorShape.SizeBDiagCursor


class Boxes:
    """Boxes in pixels of a picture of `size`. One may be chosen: what follows is about that one."""

    def __init__(self, size: QSizeF, boxes: list[QRectF] | None = None) -> None:
        self.size = size
        self.all = list(boxes or [])
        self.current: int | None = None
        self._history: list[list[QRectF]] = []

    def begin(self, number: int) -> None:
        """Choose a box that is going to change."""
        self._remember()
        self.current = number

    def add(self, box: QRectF) -> None:
        """A new box, chosen."""
        self._remember()
        self.all.append(QRectF(box))
        self.current = len(self.all) - 1

    def add_in_middle(self, share: float) -> None:
        """A new box in the middle, sides `share` of the picture's long one."""
        side = share * max(self.size.width(), self.size.height())
        box = QRectF(0, 0, min(side, self.size.width()), min(side, self.size.height()))
        box.moveCenter(QPointF(self.size.width() / 2, self.size.height() / 2))
        self.add(box)

    def remove(self) -> None:
        """Take the chosen box away."""
        if self.current is None:
            return
        self._remember()
        del self.all[self.current]
        self.current = min(self.current, len(self.all) - 1) if self.all else None

    def pull(self, grip: Grip, by: QPointF) -> None:
        """Move what is held of the chosen box; no part of it leaves the picture."""
        if self.current is None:
            return
        box = self.all[self.current]
        left, top, right, bottom = grip.value
        if grip is Grip.WHOLE:
            across = min(max(by.x(), -box.left()), self.size.width() - box.right())
            down = min(max(by.y(), -box.top()), self.size.height() - box.bottom())
            self.all[self.current] = box.translated(across, down)
            return
        box = box.adjusted(by.x() * left, by.y() * top, by.x() * right, by.y() * bottom)
        self.all[self.current] = box

    def settle(self, smallest: float) -> None:
        """The hand is off: sides the right way round, inside the picture; gone if it is too small to be meant."""
        if self.current is None:
            return
        box = self.all[self.current].normalized().intersected(QRectF(QPointF(), self.size))
        if min(box.width(), box.height()) < smallest * min(self.size.width(), self.size.height()):
            self.undo()
        else:
            self.all[self.current] = box

    def undo(self) -> None:
        """Take the last change back."""
        if self._history:
            self.all = self._history.pop()
            self.current = None

    def choose_next(self, *, forward: bool) -> bool:
        """Choose the next box, or the one before. False at the end: then none is chosen."""
        step = 1 if forward else -1
        before = (-1 if forward else len(self.all)) if self.current is None else self.current
        following = before + step
        self.current = following if 0 <= following < len(self.all) else None
        return self.current is not None

    def pixels(self) -> tuple[tuple[int, int, int, int], ...]:
        """All boxes as whole pixels: left, top, right, bottom; a pixel that is touched is in."""
        whole = [box.normalized().toAlignedRect() for box in self.all]
        return tuple((one.left(), one.top(), one.left() + one.width(), one.top() + one.height()) for one in whole)

    def _remember(self) -> None:
        self._history.append([QRectF(box) for box in self.all])


def grip_at(boxes: Boxes, point: QPointF, reach: float) -> tuple[int | None, Grip | None]:
    """Which box is under a point, and what of it: the chosen one first, then the one drawn last."""
    order = list(range(len(boxes.all)))[::-1]
    if boxes.current is not None:
        order.remove(boxes.current)
        order.insert(0, boxes.current)
    for number in order:
        box = boxes.all[number]
        for corner, grip in (
            (box.topLeft(), Grip.TOP_LEFT),
            (box.topRight(), Grip.TOP_RIGHT),
            (box.bottomLeft(), Grip.BOTTOM_LEFT),
            (box.bottomRight(), Grip.BOTTOM_RIGHT),
        ):
            if (point - corner).manhattanLength() <= reach and number == boxes.current:
                return number, grip
        if box.contains(point):
            return number, Grip.WHOLE
    return None, None

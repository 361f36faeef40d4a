"""What a file looks like: its picture with the telling parts framed, else the places that it tells, on a map."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_exposure.model import Evidence, Place, Position, Region
from officer_exposure.parsing.pixels.drawings import Drawing, DrawingKind
from officer_exposure.places.spots import Line
from ui.ring import Ring
from ui.theme import GRID
from ui.widgets.closer import Closer
from ui.widgets.evidence_map import EvidenceMap
from ui.widgets.picture import Picture

LinesOf = Callable[[str, str], Sequence[Line]]
"""The recorded movements of a source's artifact."""


class FileView(QWidget):
    """Takes no room where a file has neither a picture nor places; `described` then tells in a word what it is."""

    described = Signal(str)

    def __init__(self, near: Ring | None, lines_of: LinesOf | None) -> None:
        """`near`: draws a part of a picture in more detail; without it no place can be looked at closer."""
        super().__init__()
        self.picture, self.closer = Picture(), Closer(near)
        self.map: EvidenceMap | None = None
        self._lines_of = lines_of
        self._key = ("", "")
        self._places: list[Position | Place] = []
        self.closer.near.connect(self.picture.show_near)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addWidget(self.picture)
        self._column.addWidget(self.closer)
        self._column.addStretch(1)

    def wait(self, key: tuple[str, str], path: bytes | None, evidence: Sequence[Evidence]) -> None:
        """Another file: its picture comes when it is drawn."""
        self._tell(key, evidence)
        self.picture.wait(_regions(evidence))
        self._show(self.picture)
        self.described.emit("")
        self._offer(path, evidence)

    def frame(self, key: tuple[str, str], path: bytes | None, evidence: Sequence[Evidence]) -> None:
        """Another finding in the same file."""
        self._tell(key, evidence)
        self.picture.frame(_regions(evidence))
        if not self.picture.isVisibleTo(self):
            self._show_places()
        self._offer(path, evidence)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a picture, or what the file is instead."""
        self.picture.show_drawing(drawing)
        if self.picture.is_empty:
            self._show_places()
            self.described.emit(self._word(drawing.kind))

    def _tell(self, key: tuple[str, str], evidence: Sequence[Evidence]) -> None:
        self._key = key
        self._places = [one for one in evidence if isinstance(one, (Position, Place))]

    def _offer(self, path: bytes | None, evidence: Sequence[Evidence]) -> None:
        self.closer.offer(self._key, path, _regions(evidence))

    def _show_places(self) -> None:
        if not self._places:
            self._show(None)
            return
        if self.map is None:
            self.map = EvidenceMap()
            self._column.insertWidget(0, self.map)
        self.map.show_file(self._places, self._lines_of(*self._key) if self._lines_of is not None else ())
        self._show(self.map)

    def _show(self, part: QWidget | None) -> None:
        self.picture.setVisible(part is self.picture)
        if self.map is not None:
            self.map.setVisible(part is self.map)
        self.setVisible(part is not None)

    def _word(self, kind: DrawingKind) -> str:
        words = {
            DrawingKind.VIDEO: self.tr("A video. No picture of it is shown here."),
            DrawingKind.DOCUMENT: self.tr("A document. No picture of it is shown here."),
            DrawingKind.NONE: self.tr("This file has no picture that can be shown."),
        }
        return words.get(kind, words[DrawingKind.NONE]) if not self._places else ""


def _regions(evidence: Sequence[Evidence]) -> list[Region]:
    return [one for one in evidence if isinstance(one, Region)]

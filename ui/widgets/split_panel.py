"""All faces of one person, to say which are somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton

from officer_exposure.vision.people import KnownFace
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.face import FaceButton
from ui.widgets.text import label

AT_MOST = 60
"""Faces that can be told apart at once; what is left can be split again."""

_IN_A_ROW = 6


class SplitPanel(Card):
    """Emits `done` with the numbers of the faces that are somebody else, or with none where nothing is to change."""

    done = Signal(list)

    def __init__(self, faces: Sequence[KnownFace]) -> None:
        super().__init__()
        self.add(label(self.tr("Mark the faces that are not this person"), "strong"))
        self.add(label(self.tr("Tab goes from face to face. Space marks one."), "small"))
        grid = QGridLayout()
        grid.setSpacing(4)
        self.faces = [
            FaceButton(face, self.tr("Face {}").format(number), can_be_chosen=True)
            for number, face in enumerate(faces, 1)
        ]
        for place, face in enumerate(self.faces):
            face.toggled.connect(self._follow)
            grid.addWidget(face, place // _IN_A_ROW, place % _IN_A_ROW)
        grid.setColumnStretch(_IN_A_ROW, 1)
        self.add_row(grid)
        self.take_out = QPushButton(self.tr("These are somebody else"))
        self.take_out.setEnabled(False)
        self.take_out.clicked.connect(lambda: self.done.emit(self._marked()))
        self.leave = QPushButton(self.tr("Leave it as it is"))
        self.leave.clicked.connect(lambda: self.done.emit([]))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.take_out)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.add_row(row)

    def _marked(self) -> list[int]:
        return [face.face.id for face in self.faces if face.isChecked()]

    def _follow(self) -> None:
        """Nobody and everybody are no split."""
        self.take_out.setEnabled(0 < len(self._marked()) < len(self.faces))

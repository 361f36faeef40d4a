"""The picture that goes with an entry: handed over in one of three ways, seen once before it is kept."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_exposure.happening.screenshot import Screenshot
from officer_exposure.parsing.pixels.drawings import Drawing
from ui.theme import GRID
from ui.thumbnails import Thumbnails
from ui.widgets.choose_picture import ChoosePicture
from ui.widgets.picture import Picture
from ui.widgets.text import label


class ShotField(QWidget):
    """Holds one `picture`, or None. `thumbnails` draws it in a worker: this process never decodes one."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails, self._key = thumbnails, object()
        thumbnails.drawn.connect(self._draw)
        self.picture: Screenshot | None = None
        self.choose = ChoosePicture(self.tr("Choose a picture of the screen"))
        self.choose.taken.connect(self.take)
        self.choose.refused.connect(self._refuse)
        self.said = label("", "small")
        self.shown = Picture()
        self.without = QPushButton(self.tr("Go on without this picture"))
        self.without.setProperty("part", "quiet")
        self.without.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.without.clicked.connect(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self.choose, self.said, self.shown, self.without):
            column.addWidget(part)
        self.clear()

    def clear(self) -> None:
        """Hold none."""
        self.picture = None
        self.choose.close_picker()
        self._show("")

    def take(self, picture: Screenshot, name: str) -> None:
        """Hold this one, in the place of another. `name`: of its file; empty where it was pasted."""
        self.picture, self._key = picture, object()
        size = QLocale().formattedDataSize(len(picture.data))
        words = (
            self.tr("The picture is part of this entry: {} ({}).").format(name, size)
            if name
            else self.tr("The pasted picture is part of this entry ({}).").format(size)
        )
        self._show(words)
        self.shown.wait(())
        self._thumbnails.ask(self._key, picture.data)

    def _refuse(self, words: str) -> None:
        self.picture = None
        self._show(words)

    def _show(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.shown.setVisible(self.picture is not None)
        self.without.setVisible(self.picture is not None)

    def _draw(self, key: object, drawing: Drawing) -> None:
        if key is self._key:
            self.shown.show_drawing(drawing)

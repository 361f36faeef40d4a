"""One copy beside its original: both pictures, what is gone, what stayed and why; or why there is no copy."""

from __future__ import annotations

import os
from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from officer_exposure.parsing.pixels.drawings import Drawing
from officer_exposure.remedy.copied import Copied
from ui.theme import GRID
from ui.thumbnails import Thumbnails
from ui.widgets.card import Card, clear
from ui.widgets.picture import EDGE, Picture
from ui.widgets.text import label


class CopiedDetail(Card):
    """Shows one Copied at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._copied: Copied | None = None
        self._before_thumbnails, self._after_thumbnails = Thumbnails(EDGE), Thumbnails(EDGE)
        self.before, self.after = Picture(), Picture()
        self._pictures = QWidget()
        row = QHBoxLayout(self._pictures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for words, picture in ((self.tr("Before"), self.before), (self.tr("The copy"), self.after)):
            column = QVBoxLayout()
            column.addWidget(label(words, "small"))
            column.addWidget(picture)
            row.addLayout(column, 1)
        self.add(self._pictures)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        self.add_row(self._lines)
        self._before_thumbnails.drawn.connect(self._show_before)
        self._after_thumbnails.drawn.connect(self._show_after)

    def show_copied(self, copied: Copied) -> None:
        """Show another one."""
        self._copied = copied
        clear(self._lines)
        for line in self._words(copied):
            self._lines.addWidget(line)
        self._pictures.setVisible(copied.path is not None)
        if copied.path is None:
            return
        for picture in (self.before, self.after):
            picture.wait(())
        self._before_thumbnails.ask(copied.source, copied.source)
        self._after_thumbnails.ask(copied.source, os.fsencode(copied.path))

    def _words(self, copied: Copied) -> Iterator[QLabel]:
        if copied.path is None:
            yield label(copied.reason, "strong")
            if copied.hint:
                yield label(copied.hint)
            return
        yield label(self.tr("The copy was read again, and nothing of this is in it any more."), "strong")
        gone = [one.name for one in copied.rewritten.removed]
        yield label(self.tr("Gone: {}.").format(", ".join(gone)) if gone else self.tr("There was nothing to remove."))
        if copied.rewritten.kept:
            yield label(self.tr("Kept: {}.").format("; ".join(copied.rewritten.kept)))
        for note in copied.rewritten.notes:
            yield label(note)

    def _show_before(self, key: object, drawing: Drawing) -> None:
        if self._copied is not None and key == self._copied.source:
            self.before.show_drawing(drawing)

    def _show_after(self, key: object, drawing: Drawing) -> None:
        if self._copied is not None and key == self._copied.source:
            self.after.show_drawing(drawing)

    def stop(self) -> None:
        """End the workers that draw pictures."""
        self._before_thumbnails.stop()
        self._after_thumbnails.stop()

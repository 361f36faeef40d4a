"""The proof that the officer added to a decision, drawn by a worker: this process never decodes it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from officer_exposure.parsing.pixels.drawings import Drawing
from ui.thumbnails import Thumbnails
from ui.widgets.decision_form import DecisionForm
from ui.widgets.picture import Picture


class Screenshot(DecisionForm):
    """Shows one picture until it is closed. `picture` holds the bytes of its file."""

    def __init__(self, picture: bytes, thumbnails: Thumbnails) -> None:
        super().__init__(
            QCoreApplication.translate("Screenshot", "The screenshot you added"),
            QCoreApplication.translate("Screenshot", "Close"),
        )
        self.picture = Picture()
        self.picture.wait(())
        self.add(self.picture)
        self.add_buttons()
        self._key = object()
        thumbnails.drawn.connect(self._take)
        thumbnails.ask(self._key, picture)

    def _take(self, key: object, drawing: Drawing) -> None:
        if key is self._key:
            self.picture.show_drawing(drawing)

"""The files that tell of one place: a few of them, each a click away in the review."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from officer_exposure.exposure.levels import word
from officer_exposure.places.spots import Carrier, SpotKind
from officer_exposure.places.wording import distance_words
from ui.clock_words import clock_words
from ui.evidence.drawing import lines
from ui.widgets.card import Card
from ui.widgets.text import breakable, label, shortened

SHOWN = 5


class FilesCard(Card):
    """Emits `opened` with the name of a file, as in the review."""

    opened = Signal(str)

    def __init__(self, *, imperial: bool) -> None:
        super().__init__()
        self._imperial = imperial
        self.buttons: list[QPushButton] = []

    def tell(self, title: str, carriers: Sequence[Carrier]) -> None:
        """Show the first few of these files."""
        self.buttons = []
        self.replace()
        self._put(label(title, "strong"))
        for carrier in carriers[:SHOWN]:
            self._add(carrier)
        more = len(carriers) - SHOWN
        if more > 0:
            one, many = self.tr("And 1 more file."), self.tr("And {} more files.")
            self._put(label(one if more == 1 else many.format(QLocale().toString(more)), "small"))
        self.setVisible(bool(carriers))

    def _add(self, carrier: Carrier) -> None:
        name = carrier.file[1]
        button = QPushButton(shortened(name.rpartition("/")[2]).replace("&", "&&"))
        button.setProperty("part", "quiet")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(self.tr("Show {} in the review").format(breakable(name)))
        button.setToolTip(self.tr("Show in the review"))
        button.clicked.connect(lambda: self.opened.emit(name))
        self.buttons.append(button)
        self._put(lines(button, label(self._words(carrier), "small")))

    def _put(self, part: QWidget) -> None:
        """Add and show it: the keyboard may be led to it at once."""
        self.add(part)
        part.show()

    def _words(self, carrier: Carrier) -> str:
        kinds = {
            SpotKind.PHOTO: self.tr("Hidden data of a file"),
            SpotKind.TRACK: self.tr("A track that starts or ends here"),
            SpotKind.CHECK_IN: self.tr("A visit or a post"),
        }
        away = self.tr("{} away").format(distance_words(carrier.distance, imperial=self._imperial))
        parts = [kinds[carrier.kind], clock_words(carrier.when), away if carrier.distance >= 1 else ""]
        who = self.tr("Who can see it: {}").format(word(carrier.audience))
        return f"{', '.join(filter(None, parts))}. {who}."

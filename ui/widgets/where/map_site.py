"""The one way to a map with streets: the officer's own browser, after being shown what that would send, and to whom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.widgets.card import Card
from ui.widgets.link import BrowserLink
from ui.widgets.scroll import reveal
from ui.widgets.text import label

_ADDRESS = "https://www.openstreetmap.org/?mlat={0:.5f}&mlon={1:.5f}#map=17/{0:.5f}/{1:.5f}"


class MapSiteCard(Card):
    """Nothing is sent until the second button. Emits `opened` with the host once the browser was asked."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._place: tuple[float, float] | None = None
        self.add(label(self.tr("See the streets"), "strong"))
        self.add(label(self.tr("This map has no streets. A map site has them, but it then knows what you looked at.")))
        self.ask = QPushButton(self.tr("Show me what would be sent"))
        self.ask.setProperty("part", "choose")
        self.ask.setCheckable(True)
        self.ask.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.ask.toggled.connect(self._unfold)
        self.what = label("")
        self.link = BrowserLink()
        self.link.opened.connect(self.opened)
        for one in (self.ask, self.what, self.link):
            self.add(one)
        self._unfold(False)

    def offer(self, place: tuple[float, float] | None) -> None:
        """The place to look at; None: there is none."""
        self._place = place
        self.setVisible(place is not None)
        self.fold()

    def fold(self) -> None:
        """Back to the first step."""
        self.ask.setChecked(False)

    def _unfold(self, wanted: bool) -> None:
        self.what.setVisible(wanted)
        if not wanted or self._place is None:
            self.link.show_address("")
            return
        latitude, longitude = self._place
        sent = self.tr(
            "Sent to openstreetmap.org: the place {:.5f}, {:.5f}, and your internet address. "
            "Your browser and your provider can keep a note of it."
        )
        self.what.setText(sent.format(latitude, longitude))
        self.link.show_address(_ADDRESS.format(latitude, longitude))
        reveal(self.link)

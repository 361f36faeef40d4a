"""An address that opens in the officer's own browser, and only when the button is pressed."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import GRID
from ui.widgets.text import label


class BrowserLink(QWidget):
    """Shows the exact address before it can be opened. Emits `opened` with the host once it was."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._url = QUrl()
        self.button = QPushButton(self.tr("Open in m&y browser"))
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self._open)
        self.address = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.button)
        row.addWidget(self.address, 1)

    def show_address(self, address: str) -> None:
        """The address to open; an empty one hides the button."""
        self._url = QUrl(address)
        self.setVisible(bool(address))
        self.address.setText(self.tr("This will open {}").format(address))
        self.button.setAccessibleDescription(self.address.text())

    def _open(self) -> None:
        if QDesktopServices.openUrl(self._url):
            self.opened.emit(self._url.host())
        else:
            text = self.tr("Your browser did not open. Type this address into it: {}")
            self.address.setText(text.format(self._url.toString()))

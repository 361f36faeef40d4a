"""Light or dark: follows the system until the officer chooses, for this sitting only."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.theme import Choice, Tokens

_SCHEMES = {
    Choice.SYSTEM: Qt.ColorScheme.Unknown,
    Choice.LIGHT: Qt.ColorScheme.Light,
    Choice.DARK: Qt.ColorScheme.Dark,
}


class Appearance(QObject):
    """Keeps the application in the theme that is wanted. The system is told too, so that title bars match."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._shown: Tokens | None = None
        self.choice = Choice.SYSTEM
        application.styleHints().colorSchemeChanged.connect(self._refresh)
        self._refresh()

    def choose(self, choice: Choice) -> None:
        """Follow the officer's choice from now on."""
        self.choice = choice
        self._application.styleHints().setColorScheme(_SCHEMES[choice])
        self._refresh()

    def _refresh(self) -> None:
        wanted = theme.wanted(self.choice)
        if wanted is not self._shown:
            self._shown = wanted
            theme.apply(self._application, wanted)

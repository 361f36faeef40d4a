"""Hears on Linux that the screen is locked or the computer is about to sleep. Other systems do not tell us yet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_LOGIN = "org.freedesktop.login1"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.mate.ScreenSaver", "org.cinnamon.ScreenSaver")


class ScreenLock(QObject):
    """Emits `locked`. Where nothing on this computer would tell, it stays silent: `hears` says which."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        login, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        heard = [
            self._listen(login, f"{_LOGIN}.Manager", "PrepareForSleep", "note(bool)"),
            self._listen(login, f"{_LOGIN}.Session", "Lock", "note_lock()"),
            *(self._listen(session, name, "ActiveChanged", "note(bool)") for name in _SAVERS),
        ]
        self.hears = any(heard)

    def _listen(self, bus: QDBusConnection, interface: str, name: str, slot: str) -> bool:
        """From any sender: a vault that is locked once too often is no harm."""
        if not bus.isConnected():
            return False
        called: Any = SLOT(slot)  # the stub asks for bytes, which the call refuses
        return bus.connect("", "", interface, name, self, called)

    @Slot(bool)
    def note(self, begins: bool) -> None:
        """The screen saver or the sleep begins, or ends."""
        if begins:
            self.locked.emit()

    @Slot()
    def note_lock(self) -> None:
        """The session is locked."""
        self.locked.emit()

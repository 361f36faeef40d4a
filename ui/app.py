"""Starts the window. What is read, judged and written is loaded later, when it is first needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from officer_exposure.hardening import harden
from officer_exposure.plain_report import speak_plainly
from ui.appearance import Appearance
from ui.collecting import Collector
from ui.session import Session
from ui.window import Window, is_cramped

_SWITCH_SECONDS = 0.001
"""How long another thread may keep the interpreter while the window waits for it; Python's own 5 ms add up."""

_SETTLED_MS = 1_000
"""After which the window has been drawn."""


def run(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed. Returns the exit status."""
    return stay(prepared(argv), Session())


def run_demo(argv: Sequence[str]) -> int:
    """The same over a household that does not exist, as the first screen offers it."""
    return stay(prepared(argv), Session(), _open_demo)


def _open_demo(window: Window) -> None:
    from ui.pages.vault.demo import DemoPage

    window.gate.show_page("demo")
    page = window.gate.page("demo")
    assert isinstance(page, DemoPage)
    page.open.click()


def stay(application: QApplication, session: Session, begin: Callable[[Window], None] | None = None) -> int:
    """Show the window over this session and stay until it is closed. After a quick exit the process ends here.

    `begin`: what to do once the window is up.
    """
    collector = Collector(session)
    window = Window(session, Appearance(application))
    if begin is not None:
        QTimer.singleShot(0, window, lambda: begin(window))
    window.left.connect(application.exit)
    if is_cramped(application.primaryScreen().availableSize()):
        window.showMaximized()
    else:
        window.show()
    QTimer.singleShot(_SETTLED_MS, window, lambda: _listen(window))
    status = application.exec()
    if window.left_quickly:
        os._exit(status)  # the vault is locked, and nothing that may still be under way is worth waiting for
    collector.end()
    return status


def _listen(window: Window) -> None:
    """Lock with the screen. Looking for who would tell takes a moment, so it is done once the window is up."""
    from ui.screen_lock import ScreenLock

    ScreenLock(window).locked.connect(window.lock)


def _say_nothing(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own words quote the names of files and what stands in a widget."""
    del kind, context, message


def prepared(argv: Sequence[str]) -> QApplication:
    """The application, before any window: private, Fusion, exact scaling, and numbers as a person writes them."""
    harden()
    speak_plainly()
    sys.setswitchinterval(_SWITCH_SECONDS)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(list(argv))
    qInstallMessageHandler(_say_nothing)  # until here Qt may say why there can be no window
    if QLocale.system().language() is QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    application.setApplicationName("officer-exposure")
    application.setApplicationDisplayName("Officer Exposure")
    application.setStyle("Fusion")
    return application

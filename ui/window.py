"""The one window: rail, pages and the line at the foot. It only navigates."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.appearance import Appearance
from ui.building import ASIDE, Pages
from ui.clipboard import Clipboard
from ui.enter_key import EnterKey
from ui.gate import Gate
from ui.locking import AutoLock
from ui.pages.page import Page
from ui.session import Keeping, Session
from ui.shortcuts import LOCK, QUICK_EXIT
from ui.steps import Steps
from ui.warming import Warming
from ui.widgets.foot import Foot
from ui.widgets.rail import Rail

_WIDE_ENOUGH = 960
_TALL_ENOUGH = 480
_BREATH_MS = 60


class Window(QMainWindow):
    """Shows one page at a time; before a vault is open or declined, those that lead to one.

    A page is built when it is first wanted: the window itself is up at once. Emits `left` after a quick exit: the vault
    is locked, and the process may end.
    """

    left = Signal()

    def __init__(self, session: Session, appearance: Appearance, idle_seconds: float | None = None) -> None:
        """`idle_seconds`: after which the vault is locked, whatever the settings say."""
        super().__init__()
        self.setWindowTitle("Officer Exposure")
        self.session = session
        self._idle_seconds = idle_seconds
        self._closed = self._warm = False
        self.left_quickly = False
        self.clipboard = Clipboard(self)
        self.pages = Pages(session, appearance, self.clipboard)
        self.pages.go.connect(self.show_page)
        self.pages.vault_wanted.connect(session.lock)
        self.pages.wipe_wanted.connect(self._lock_to_wipe)
        self.gate = Gate(session, self.clipboard)
        self.gate.page_wanted.connect(self.show_page)
        self._warming = Warming()
        self._warming.finished.connect(self._note_warm)
        self._breath = QTimer(self, singleShot=True, interval=_BREATH_MS)
        self._breath.timeout.connect(self._build_next)
        self._auto_lock = AutoLock(self)
        self._auto_lock.due.connect(self.lock)
        self._build_frame()
        self._build_ways_out()
        self._steps = Steps(self.rail, session)
        self._enter_key = EnterKey(self)
        session.opened.connect(self.foot.say_opened)
        session.keeping_changed.connect(self._follow_keeping)
        session.pack_changed.connect(self._follow_pack, Qt.ConnectionType.QueuedConnection)
        session.settings_changed.connect(self._watch)
        self._follow_keeping()

    def _build_frame(self) -> None:
        self.rail, self.foot, self._stack = Rail(), Foot(), QStackedWidget()
        self._stack.addWidget(self.gate)
        self._build_rail()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.foot)
        self.setCentralWidget(middle)
        self.setMinimumSize(QSize(480, 320))
        self.resize(fitting(QGuiApplication.primaryScreen().availableSize()))

    def _build_rail(self) -> None:
        steps = (
            ("home", self.tr("Ho&me"), "home-outline"),
            ("about", self.tr("A&bout me"), "account-outline"),
            ("sources", self.tr("&What to look at"), "folder-outline"),
            ("scan", self.tr("S&can"), "magnify"),
            ("review", self.tr("Re&view"), "clipboard-list-outline"),
            ("pictures", self.tr("Pictures"), "image-multiple-outline"),
            ("people", self.tr("People"), "account-group-outline"),
            ("walk", self.tr("Walk-throu&gh"), "format-list-checks"),
            ("where", self.tr("Where you live"), "map-marker-radius-outline"),
            ("plan", self.tr("Plan"), "map-check-outline"),
            ("changes", self.tr("W&hat changed"), "calendar-refresh-outline"),
            ("copies", self.tr("Copies"), "content-copy"),
            ("documents", self.tr("Doc&uments"), "file-document-outline"),
        )
        for key, text, icon in steps:
            self.rail.add(key, text, icon)
        self.rail.add_space()
        self.rail.add("settings", self.tr("Sett&ings"), "cog-outline")
        self.rail.chosen.connect(self.show_page)

    def _build_ways_out(self) -> None:
        for key, pressed in ((LOCK, self.lock), (QUICK_EXIT, self.quick_exit)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(pressed)
        self.foot.lock_wanted.connect(self.lock)
        self.foot.exit_wanted.connect(self.quick_exit)

    def lock(self) -> None:
        """Put away everything that was found, and ask for the passphrase again. Without a vault there is no lock."""
        if self.session.keeping is Keeping.MEMORY:
            return
        self.clipboard.clear_all()
        self.rail.hide()
        self._stack.setCurrentWidget(self.gate)
        self.repaint()
        if self.session.keeping is Keeping.VAULT:
            self.session.lock()
        else:
            self.gate.open()

    def _lock_to_wipe(self) -> None:
        self.lock()
        self.gate.show_page("wipe")

    def quick_exit(self) -> None:
        """Be gone: first the window, then everything that was open. Nothing is asked."""
        self.left_quickly = True
        self.hide()
        QGuiApplication.sync()
        self.clipboard.clear_all()
        self.gate.drop()
        self.session.close()
        self.left.emit()

    def _watch(self) -> None:
        """Lock after a while, where there is something to lock."""
        if self.session.keeping is Keeping.MEMORY or self._closed:
            self._auto_lock.stop()
        else:
            self._auto_lock.start(self._idle_seconds or 60.0 * self.session.idle_minutes)

    def _follow_keeping(self) -> None:
        """Another store is in use, or none: nothing that was made from the old one stays."""
        self._breath.stop()
        self.pages.drop()
        is_open = self.session.keeping is not Keeping.CLOSED
        self.rail.setVisible(is_open)
        self.foot.lock.setVisible(self.session.keeping is Keeping.VAULT)
        self.foot.say_demo(self.session.demo is not None)
        self._watch()
        if is_open:
            self.show_page("change_passphrase" if self.session.needs_passphrase else "home")
            self._breath.start()
        else:
            self.foot.put_away()
            self.gate.open()
            self._stack.setCurrentWidget(self.gate)

    def _follow_pack(self) -> None:
        """Other questions are asked: every page is built anew, beginning with the one where that was chosen."""
        self._breath.stop()
        self.pages.drop()
        self.pages.leads.agency()
        self._breath.start()

    def page(self, key: str) -> Page:
        """The page `key`, built if it is not yet."""
        page = self.pages[key]
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
            page.company_changed.connect(self._follow_company)
        return page

    def is_settled(self) -> bool:
        """Whether every page is built: from now on nothing has to be waited for."""
        return self.pages.missing() is None

    def _note_warm(self) -> None:
        self._warm = True
        self._build_next()

    def _build_next(self) -> None:
        """Build one page while nothing else is to be done, so that none has to be waited for."""
        missing = self.pages.missing()
        if missing is None or self._closed or not self._warm or self.session.keeping is Keeping.CLOSED:
            return
        if not self.session.is_running:
            for part in self.page(missing).findChildren(QWidget):
                part.ensurePolished()
        self._breath.start()

    def show_page(self, key: str) -> None:
        """Bring a page into view."""
        key = self.page(key).instead() or key
        page = self.page(key)
        before = self._stack.currentWidget()
        self.rail.select(ASIDE.get(key, key))
        if before is page:
            return
        self._stack.setCurrentWidget(page)
        self._follow_company()
        if isinstance(before, Page):
            before.left()
        page.shown()
        focus = self.focusWidget()
        if focus is None or not self.rail.isAncestorOf(focus):
            page.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_company(self) -> None:
        """Where others look on, rail and foot keep to themselves what was found and opened."""
        page = self._stack.currentWidget()
        if isinstance(page, Page):
            self.rail.set_discreet(page.discreet)
            self.foot.set_discreet(page.discreet)
            self.rail.setVisible(not page.is_before_others())

    def showEvent(self, event: QShowEvent) -> None:
        """Once the window is up there is time for the icons' font."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self._auto_lock.watch(self.windowHandle())
        self.rail.show_icons()
        self._warming.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small window keeps only the icons of the rail."""
        super().resizeEvent(event)
        self.rail.set_narrow(event.size().width() < _WIDE_ENOUGH or event.size().height() < _TALL_ENOUGH)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop whatever runs, lock the vault, then go: nothing stays behind. A log that would be lost comes first."""
        if self._would_lose_log():
            self.show_page("evidence")
            event.ignore()
            return
        self._closed = True
        self._breath.stop()
        self._auto_lock.stop()
        self.clipboard.clear_all()  # Windows, and clipboard histories, keep what a program leaves there when it ends
        self.pages.drop()
        self.gate.drop()
        self.session.close()
        self._warming.stop()
        super().closeEvent(event)

    def _would_lose_log(self) -> bool:
        """Whether there is a log in memory alone that was not handed over, and nobody was told yet."""
        if self.session.keeping is not Keeping.MEMORY or self.session.demo is not None or self._closed:
            return False
        return bool(self.session.store.evidence.all()) and self.page("evidence").warn_of_loss()


_BEGIN = QSize(1180, 800)
_FRAME = QSize(20, 60)
"""More than a desktop lays around a window: its title above, its edges at the sides."""


def fitting(screen: QSize) -> QSize:
    """The size to begin with: 1180 by 800 where the screen is large enough."""
    return _BEGIN.boundedTo(screen)


def is_cramped(screen: QSize) -> bool:
    """Whether the frame of the desktop would push a part of the window off the screen; then it fills the screen."""
    needed = _BEGIN + _FRAME
    return needed.boundedTo(screen) != needed

"""The one window: rail, pages and the line at the foot. It only navigates."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.appearance import Appearance
from ui.pages.home import HomePage
from ui.pages.page import Page
from ui.session import Session
from ui.steps import Steps
from ui.warming import Warming
from ui.widgets.foot import Foot
from ui.widgets.rail import Rail

_WIDE_ENOUGH = 960
_TALL_ENOUGH = 480
_BREATH_MS = 60


class Window(QMainWindow):
    """Shows one page at a time. A page is built when it is first wanted: the window itself is up at once."""

    def __init__(self, session: Session, appearance: Appearance) -> None:
        super().__init__()
        self.setWindowTitle("Officer Exposure")
        self.session = session
        self._appearance = appearance
        self._pages: dict[str, Page] = {}
        self._closed = False
        self._builders: dict[str, Callable[[], Page]] = {
            "home": self._home,
            "sources": self._sources,
            "scan": self._scan,
            "review": self._review,
            "walk": self._walk,
            "documents": self._documents,
            "settings": self._settings,
        }
        self._warming = Warming()
        self._warming.finished.connect(self._build_next)
        self._breath = QTimer(self, singleShot=True, interval=_BREATH_MS)
        self._breath.timeout.connect(self._build_next)
        self._build_frame()
        self._steps = Steps(self.rail, session)
        session.opened.connect(self.foot.say_opened)
        self.show_page("home")

    def _build_frame(self) -> None:
        self.rail, self.foot, self._stack = Rail(), Foot(), QStackedWidget()
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
        self.rail.add("home", self.tr("Ho&me"), "home-outline")
        self.rail.add("sources", self.tr("&What to look at"), "folder-outline")
        self.rail.add("scan", self.tr("S&can"), "magnify")
        self.rail.add("review", self.tr("Re&view"), "clipboard-list-outline")
        self.rail.add("walk", self.tr("Walk-throu&gh"), "format-list-checks")
        self.rail.add("documents", self.tr("Doc&uments"), "file-document-outline")
        self.rail.add_space()
        self.rail.add("settings", self.tr("Sett&ings"), "cog-outline")
        self.rail.chosen.connect(self.show_page)

    def page(self, key: str) -> Page:
        """The page `key`, built if it is not yet."""
        if key not in self._pages:
            self._pages[key] = self._builders[key]()
            self._stack.addWidget(self._pages[key])
        return self._pages[key]

    def is_settled(self) -> bool:
        """Whether every page is built: from now on nothing has to be waited for."""
        return len(self._pages) == len(self._builders)

    def _build_next(self) -> None:
        """Build one page while nothing else is to be done, so that none has to be waited for."""
        if self._closed or self.is_settled():
            return
        if not self.session.is_running:
            missing = next(key for key in self._builders if key not in self._pages)
            for part in self.page(missing).findChildren(QWidget):
                part.ensurePolished()
        self._breath.start()

    def show_page(self, key: str) -> None:
        """Bring a page into view."""
        page = self.page(key)
        before = self._stack.currentWidget()
        self.rail.select(key)
        if before is page:
            return
        self._stack.setCurrentWidget(page)
        if isinstance(before, Page):
            before.left()
        page.shown()
        focus = self.focusWidget()
        if focus is None or not self.rail.isAncestorOf(focus):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _home(self) -> Page:
        page = HomePage()
        page.go.connect(self.show_page)
        return page

    def _sources(self) -> Page:
        from ui.pages.sources import SourcesPage

        page = SourcesPage(self.session)
        page.start.connect(self._start)
        return page

    def _start(self) -> None:
        self.show_page("scan")
        self.session.start()

    def _scan(self) -> Page:
        from ui.pages.scan import ScanPage

        page = ScanPage(self.session)
        page.go.connect(self.show_page)
        return page

    def _review(self) -> Page:
        from ui.pages.review import ReviewPage

        page = ReviewPage(self.session)
        page.go.connect(self.show_page)
        return page

    def _walk(self) -> Page:
        from ui.pages.walk import WalkPage

        page = WalkPage(self.session)
        page.go.connect(self.show_page)
        return page

    def _documents(self) -> Page:
        from ui.pages.documents import DocumentsPage

        page = DocumentsPage(self.session)
        page.go.connect(self.show_page)
        return page

    def _settings(self) -> Page:
        from ui.pages.settings import SettingsPage

        return SettingsPage(self._appearance)

    def showEvent(self, event: QShowEvent) -> None:
        """Once the window is up there is time for the icons' font."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self.rail.show_icons()
        self._warming.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small window keeps only the icons of the rail."""
        super().resizeEvent(event)
        self.rail.set_narrow(event.size().width() < _WIDE_ENOUGH or event.size().height() < _TALL_ENOUGH)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop whatever runs, then go: nothing stays behind."""
        self._closed = True
        self._breath.stop()
        self.session.close()
        self._warming.stop()
        for page in self._pages.values():
            page.close()
        super().closeEvent(event)


def fitting(screen: QSize) -> QSize:
    """The size to begin with: 1180 by 800 where the screen is large enough."""
    return QSize(1180, 800).boundedTo(screen)

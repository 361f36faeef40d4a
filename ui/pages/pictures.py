"""Pictures: the officer's own look at every picture, the likely first, one key a decision."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from officer_exposure.shows import Shows
from ui.looking import Kind, Looking
from ui.pages.page import Page
from ui.picture_words import count_words
from ui.ring import Ring
from ui.session import Session
from ui.theme import COLUMN, GRID
from ui.widgets.card import Card
from ui.widgets.one_picture import OnePicture
from ui.widgets.picture_grid import PictureGrid
from ui.widgets.text import label

_DRAWERS = 2
_LEARN_EVERY = 8
"""Answers after which the order is made anew, while no grid is in view that would jump."""

_ROOM_FOR_HEADING = 480


class PicturesPage(Page):
    """A grid of all pictures, and one picture with its answers. Emits `go` with the key of the next page."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Pictures"), scrolls=False)
        self._session = session
        self._answered = False
        self._answers = 0
        self.looking = Looking(session)
        self.looking.setParent(self)
        self.ring, self.thumbs = Ring(_DRAWERS, self._look_up), Ring(1)
        self.grid = PictureGrid(self.looking, self.thumbs)
        self.one = OnePicture(self.looking, self.ring, self.thumbs)
        self._build_top()
        self._build_stage()
        self._build_actions()
        self._listen()
        self.grid.chosen.connect(self.looking.go)
        self.grid.opened.connect(self.show_one)
        self.one.left.connect(self.show_grid)
        self.one.bar.answered.connect(self.answer)
        self.looking.loaded.connect(self._refresh)
        self.looking.moved.connect(self._say)
        self.looking.changed.connect(lambda _: self._say())
        self.looking.failed.connect(self._fail)
        session.scan_changed.connect(self._refresh)
        self._refresh()

    def _look_up(self, key: object) -> object:
        return self.looking.found_in(key)  # type: ignore[arg-type]  # the keys are names

    def _build_top(self) -> None:
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("Which pictures to show"))
        for kind, words in (
            (Kind.UNSEEN, self.tr("Not seen by you yet")),
            (Kind.ALL, self.tr("All pictures")),
            (Kind.ANSWERED, self.tr("Where you saw something")),
            (Kind.TROUBLE, self.tr("Not looked at by the program")),
        ):
            self.kinds.addItem(words, kind.value)
        self.kinds.currentIndexChanged.connect(self._show_kind)
        self.trouble = label("", "small")
        self._top = QWidget()
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.kinds)
        row.addWidget(self.trouble, 1)
        self.body.addWidget(self._top)

    def _build_stage(self) -> None:
        self.empty = Card(label(""))
        self.empty.setMaximumWidth(COLUMN)
        aside = QWidget()
        column = QVBoxLayout(aside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        self.stage = QStackedWidget()
        for part in (aside, self.grid, self.one):
            self.stage.addWidget(part)
        self._aside = aside
        self.body.addWidget(self.stage, 1)
        self.said = label("", "small")
        self.said.hide()
        self.body.addWidget(self.said)

    def _build_actions(self) -> None:
        self.undo = self.side_action(self.tr("Undo the last answer"))
        self.undo.clicked.connect(self.looking.undo)
        self.all = self.side_action(self.tr("All pictures"))
        self.all.clicked.connect(self.show_grid)
        self.next = self.main_action("")
        self.next.clicked.connect(self._go_on)

    def _listen(self) -> None:
        self.one.bar.listen_in(self.stage)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Backspace", self.looking.undo),
            ("Ctrl+Z", self.looking.undo),
            ("G", self.toggle_grid),
        )
        for key, do in keys:
            shortcut = QShortcut(QKeySequence(key), self if "+" in key else self.stage)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def answer(self, shows: Shows) -> None:
        """Keep an answer to the current picture and go on to the next one that is unseen."""
        if self.stage.currentWidget() is self._aside:
            return
        self.said.hide()
        self._answered = True
        self.looking.answer(shows)
        self.looking.go_on()
        self._answers += 1
        if not self._answers % _LEARN_EVERY and self.stage.currentWidget() is self.one:
            self.looking.learn()
        if self.looking.is_over() or not self.looking.ahead(1):
            self._refresh()

    def show_one(self) -> None:
        """Look at the current picture alone."""
        self._turn_to(self.one)

    def show_grid(self) -> None:
        """Look at all pictures."""
        self._turn_to(self.grid)

    def toggle_grid(self) -> None:
        """From the one to the other."""
        self._turn_to(self.grid if self.stage.currentWidget() is self.one else self.one)

    def _turn_to(self, part: QWidget) -> None:
        if not self.looking.stacks:
            part = self._aside
        self.stage.setCurrentWidget(part)
        if part is self.one:
            self.one.show_current()
            self.one.view.setFocus()
        elif part is self.grid:
            self.grid.follow()
            self.grid.setFocus()
        self._say()

    def _show_kind(self) -> None:
        self.looking.show(Kind(self.kinds.currentData()))

    def _fail(self, message: str, hint: str) -> None:
        self.said.setText(f"{message} {hint}".strip())
        self.said.show()

    def _refresh(self) -> None:
        """Another list: show it, or why there is none."""
        self.kinds.blockSignals(True)
        self.kinds.setCurrentIndex(self.kinds.findData(self.looking.kind.value))
        self.kinds.blockSignals(False)
        if not self.looking.stacks:
            self.stage.setCurrentWidget(self._aside)
        elif self.stage.currentWidget() is self._aside:
            self.stage.setCurrentWidget(self.grid)
        self._say()

    def _say(self) -> None:
        counts = self.looking.counts
        here = self.stage.currentWidget()
        self.lead.setText(count_words(counts.seen, counts.total, counts.likely))
        turned = here is self.one and self.height() < _ROOM_FOR_HEADING
        self.title.setVisible(not turned)
        self.lead.setVisible(bool(self.lead.text()) and not turned)
        self._top.setVisible(bool(counts.total) and here is not self.one)
        self.all.setVisible(here is self.one)
        self.undo.setVisible(bool(counts.total))
        self.undo.setEnabled(bool(counts.seen))
        more = self.tr("The program could not look into {} of them.")
        self.trouble.setText(more.format(counts.trouble) if counts.trouble else "")
        self._say_empty()
        self.next.setText(self._next_words())
        self.next.setEnabled(self.looking.is_loaded)

    def _next_words(self) -> str:
        if self.looking.is_loaded and not self.looking.counts.total:
            return self.tr("Choose what to look at")
        if self.looking.is_loaded and (not self.looking.stacks or self.looking.is_over()):
            return self.tr("On to what was &found")
        return self.tr("S&kip this one") if self.stage.currentWidget() is self.one else self.tr("Look one by on&e")

    def _say_empty(self) -> None:
        counts = self.looking.counts
        if not self.looking.is_loaded:
            words = self.tr("Your pictures are being listed. One moment.")
        elif not counts.total and self._session.is_running:
            words = self.tr("The scan is still looking. Your pictures are listed here when it is over.")
        elif not counts.total:
            words = self.tr("No picture has been looked at yet. Choose a folder with photos and start the scan.")
        elif self.looking.is_over() and self.looking.kind is Kind.UNSEEN:
            words = self.tr(
                "All seen. You have looked at every picture yourself. New and changed ones are listed here."
            )
        else:
            words = self.tr("There is no picture of this kind.")
        self.empty.replace(label(words))

    def _go_on(self) -> None:
        if not self.looking.counts.total:
            self.go.emit("sources")
        elif not self.looking.stacks or self.looking.is_over():
            self.go.emit("review")
        elif self.stage.currentWidget() is self.one:
            self.looking.go_on()
            self.one.view.setFocus()
        else:
            self.show_one()

    def shown(self) -> None:
        """Read what is new since the last visit."""
        self.looking.load()
        super().shown()

    def left(self) -> None:
        """The other pages follow what was answered here, and so do combinations."""
        if self.looking.is_loaded:
            self.looking.tell()
        if self._answered:
            self._answered = False
            self._session.use_people()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small window gives a picture the room of the heading."""
        super().resizeEvent(event)
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """Hold pictures ready again."""
        super().showEvent(event)
        self.one.show_current()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hold none while nobody looks."""
        super().hideEvent(event)
        for ring in (self.ring, self.thumbs):
            ring.wish([])

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what works beside this page, and let go of every picture."""
        self.looking.stop()
        for ring in (self.ring, self.thumbs):
            ring.stop()
        super().closeEvent(event)

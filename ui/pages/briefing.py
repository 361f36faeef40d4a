"""Family briefing: who is in the room, a presentation to read aloud, and a printed sheet for each."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_exposure.content.briefing import Listener
from officer_exposure.report.briefing.slides import slides_of
from officer_exposure.report.briefing.view import BriefingView, briefing_view
from officer_exposure.store.records import Wanted
from ui.pages.page import Page
from ui.saved_words import saved_lines
from ui.session import Session
from ui.sheets import SheetSaver
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.picker import folder_to_save_in
from ui.widgets.slide_view import SlideView
from ui.widgets.text import label, selectable


class BriefingPage(Page):
    """First who listens, then the presentation or the sheets. Emits `go` with the key of another page.

    The family looks on. So the rail says nothing of what was found, and is away while the presentation is on.
    """

    go = Signal(str)
    discreet = True

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self._saver: SheetSaver | None = None
        self._keeps_focus = False
        self.lead.show()
        self._build_room()
        self._build_place()
        self.slides = SlideView(self.scrolling)
        self.slides.moved.connect(self._follow_slide)
        self.slides.ended.connect(self.start_over)
        self.result = Card(part="note")
        for part in (self.result, self._room, self._place, self.slides):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.back = self.side_action("")
        self.back.clicked.connect(self._go_back)
        self.present = self.side_action(self.tr("&Go through it together"))
        self.present.clicked.connect(self._begin)
        self.missing = self.remark()
        self.missing.setText(self.tr("Choose who is there."))
        self.main = self.main_action("")
        self.main.clicked.connect(self._go_on)
        self.start_over()

    def _build_room(self) -> None:
        self._room = QWidget()
        column = QVBoxLayout(self._room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        words = (
            self.tr("My &partner"),
            self.tr("A &child of 5 to 12"),
            self.tr("A &teenager"),
            self.tr("Grandparents and &relatives"),
            self.tr("A schoo&l or a club"),
        )
        self.listeners: dict[Listener, QPushButton] = {}
        for listener, text in zip(get_args(Listener), words, strict=True):
            button = QPushButton(text)
            button.setProperty("part", "choice")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.toggled.connect(self._name_actions)
            self.listeners[listener] = button
            column.addWidget(button)
        self.evening = QCheckBox(self.tr("With the plan for an e&vening with other families"))
        column.addSpacing(GRID)
        column.addWidget(self.evening)

    def _build_place(self) -> None:
        self.picker = folder_to_save_in()
        hint = label(self.tr("Each sheet is a PDF of its own, so that everybody gets theirs and no other."), "small")
        self._place = Card(label(self.tr("Where to save the sheets"), "strong"), self.picker, hint)

    def start_over(self) -> None:
        """Ask who is in the room."""
        self.title.setText(self.tr("Family briefing"))
        self.lead.setText(
            self.tr("Who is in the room? The sheets hold no address, no name and nothing that was found.")
        )
        self._show(self._room)

    def chosen(self) -> tuple[Listener, ...]:
        """Who is in the room."""
        return tuple(listener for listener, button in self.listeners.items() if button.isChecked())

    def _views(self) -> tuple[BriefingView, ...]:
        """A sheet for each; the plan of the evening comes once, with the first."""
        found = self._session.store.findings.all(Wanted())
        return tuple(
            briefing_view(listener, found, made=self._session.today, evening=self.evening.isChecked() and number == 0)
            for number, listener in enumerate(self.chosen())
        )

    def _begin(self) -> None:
        self.title.setText(self.tr("Family briefing"))
        self.lead.setText(self.tr("Read it aloud. Go on with the arrow keys or the button."))
        self._show(self.slides)
        self.slides.begin([slide for view in self._views() for slide in slides_of(view)])

    def _follow_slide(self) -> None:
        """Each slide from its top, with the keys at hand; how to go on is said with the first one alone."""
        self.lead.setVisible(self.slides.number == 0)
        self.scrolling.settle()
        self.scrolling.verticalScrollBar().setValue(0)
        self.slides.setFocus()
        self._name_actions()

    def _go_on(self) -> None:
        if self.slides.isVisible():
            self.slides.go(1)
        elif self._place.isVisible():
            self._save()
        else:
            self.title.setText(self.tr("Save the sheets"))
            self.lead.setText(self.tr("They are written to your own disk and sent nowhere."))
            self._show(self._place)

    def _go_back(self) -> None:
        if self.slides.isVisible() and self.slides.number:
            self.slides.go(-1)
        elif self._room.isVisible():
            self.go.emit("documents")
        else:
            self.start_over()

    def _save(self) -> None:
        self._saver = SheetSaver(self._views(), self.picker.current())
        self._saver.saved.connect(self._show_saved)
        self._saver.failed.connect(lambda message, hint: self._say(label(message, "strong"), label(hint)))
        self._saver.finished.connect(self._over)
        self._say(label(self.tr("Writing the sheets"), "strong"))
        self._keeps_focus = self.window().focusWidget() is self.main
        self._name_actions()
        self._saver.start()

    def _show_saved(self, paths: list[Path]) -> None:
        self.picker.look_again()
        self._say(*saved_lines(paths), *(selectable(str(path)) for path in paths))

    def _say(self, *lines: QWidget) -> None:
        self.result.replace(*lines)
        self.result.show()
        self.scrolling.verticalScrollBar().setValue(0)

    def _over(self) -> None:
        assert self._saver is not None
        self._saver.wait()
        self._saver = None
        self._name_actions()
        if self.isVisible() and self._keeps_focus:  # a button that cannot be pressed has handed the keyboard on
            self.main.setFocus()

    def _show(self, part: QWidget) -> None:
        self.result.hide()
        for one in (self._room, self._place, self.slides):
            one.setVisible(one is part)
        self.title.setVisible(part is not self.slides)  # a slide has a title of its own, and needs the room
        self.lead.show()
        self._in_view = part
        self.centre(centred=part is self.slides)
        self._name_actions()
        self.company_changed.emit()

    def is_before_others(self) -> bool:
        """While the presentation is on."""
        return self._in_view is self.slides

    def _name_actions(self) -> None:
        """What the buttons do depends on what is in view, and on whether anybody is in the room."""
        somebody = bool(self.chosen())
        choosing = self._in_view is self._room
        self.back.setText(self.tr("&Back"))
        self.present.setVisible(choosing)
        self.present.setEnabled(somebody)
        self.missing.setVisible(choosing and not somebody)
        self.main.setEnabled(somebody and self._saver is None)
        if self._in_view is self.slides:
            self.main.setText(self.tr("Do&ne") if self.slides.is_last() else self.tr("&Next"))
        else:
            self.main.setText(self.tr("&Save the sheets") if choosing else self.tr("&Save them here"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let sheets that are being written be finished."""
        if self._saver is not None:
            self._saver.wait()
        super().closeEvent(event)

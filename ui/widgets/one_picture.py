"""One picture after the other: the picture with what was found in it, and the row of answers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_exposure.picture_order import Stack
from ui.looking import Looking
from ui.picture_words import framed, stack_words
from ui.ring import Ready, Ring, Wanted
from ui.theme import GRID
from ui.widgets.answer_bar import AnswerBar
from ui.widgets.closer import near_box
from ui.widgets.frames import Framed
from ui.widgets.photo_view import PhotoView
from ui.widgets.picture_facts import PictureFacts
from ui.widgets.stack_strip import StackStrip
from ui.widgets.text import label

_AHEAD = 8
_ROOM_FOR_FACTS = 720
_ROOM_FOR_STRIP = 320


class OnePicture(QWidget):
    """Shows what `Looking` says is current. Emits `left` when all pictures are wanted again."""

    left = Signal()

    def __init__(self, looking: Looking, ring: Ring, thumbs: Ring) -> None:
        super().__init__()
        self._looking, self._ring = looking, ring
        self._framed: list[Framed] = []
        self._shown: tuple[Wanted, Ready | None] | None = None
        self._near: Wanted | None = None
        self._at_place = -1
        self.view, self.facts, self.bar = PhotoView(), PictureFacts(), AnswerBar()
        self.strip = StackStrip(looking, thumbs)
        self.line = label("", "small")
        self._build()
        self.bar.answered.connect(self._answer)
        self.facts.closer.connect(self.look_closer)
        self.facts.opened.connect(looking.open_stack)
        self.view.pressed.connect(self._press)
        self.view.resized.connect(self.show_current)
        ring.ready.connect(self._take)
        looking.moved.connect(self.show_current)
        self._listen()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.view, 1)
        row.addWidget(self.facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row, 1)
        column.addWidget(self.line)
        column.addWidget(self.strip)
        column.addWidget(self.bar)

    def _listen(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Return", self._go_on),
            ("Enter", self._go_on),
            ("Space", self._go_on),
            ("Right", lambda: self._looking.go(self._looking.at + 1)),
            ("Left", lambda: self._looking.go(self._looking.at - 1)),
            ("Down", lambda: self._looking.go(self._looking.at + 1)),
            ("Up", lambda: self._looking.go(self._looking.at - 1)),
            ("Z", self.look_closer),
            ("O", self._looking.open_stack),
            ("Esc", self._leave),
        )
        for key, do in keys:
            shortcut = QShortcut(QKeySequence(key), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)

    def _answer(self) -> None:
        self.view.setFocus()

    def _go_on(self) -> None:
        if not self.bar.confirm():
            self._looking.go_on()

    def _leave(self) -> None:
        if self.view.is_near:
            self._look_closer(-1)
        else:
            self.left.emit()

    def show_current(self) -> None:
        """Show the current picture, and hold the next ones ready."""
        stack = self._looking.current
        if stack is None or not self.isVisible():
            return
        self._near, self._at_place = None, -1
        wanted = self._wanted(stack)
        self._wish(wanted)
        self._show(stack, wanted, self._ring.held(wanted))
        self.bar.begin()
        chance = self._looking.chance(stack)
        self.facts.show_stack(stack, chance)
        self.strip.show_stack(stack)

    def _show(self, stack: Stack, wanted: Wanted, ready: Ready | None) -> None:
        found = ready.beside if ready is not None and isinstance(ready.beside, tuple) else ()
        self._shown = wanted, ready
        self._framed = framed(found)
        words = stack_words(stack, self._looking.chance(stack))
        name = ". ".join([self.tr("Picture"), words, *(one.words for one in self._framed)])
        self.view.show_picture(wanted, ready, self._framed, name)
        self.facts.show_places(self._framed)
        self._say_line()

    def _say_line(self) -> None:
        """What is known, in few words: of the place that is looked at closer, or how many there are."""
        stack, count = self._looking.current, len(self._framed)
        if stack is None:
            return
        if 0 <= self._at_place < count:
            self.line.setText(self._framed[self._at_place].words)
            return
        many = self.tr("{} places are marked. Z looks closer.").format(QLocale().toString(count))
        places = ["", self.tr("1 place is marked. Z looks closer.")][count] if count < 2 else many
        words = stack_words(stack, self._looking.chance(stack))
        self.line.setText(". ".join(filter(None, (words, places))))

    def _wish(self, current: Wanted) -> None:
        stacks, at = self._looking.stacks, self._looking.at
        places = [*self._looking.ahead(_AHEAD), at + 1, at - 1]
        around = [self._wanted(stacks[place]) for place in places if 0 <= place < len(stacks)]
        near = [self._near] if self._near is not None else []
        self._ring.wish(list(dict.fromkeys([current, *near, *around])))

    def _wanted(self, stack: Stack) -> Wanted:
        return Wanted(stack.lead.name, self._looking.path_of(stack.lead.name), self.view.edge())

    def _take(self, key: object) -> None:
        """A picture has come: it may be the one that is waited for."""
        stack = self._looking.current
        if stack is None or key != stack.lead.name or self._shown is None:
            return
        wanted, before = self._shown
        if self._near is not None and (near := self._ring.held(self._near)) is not None:
            self.view.zoom(self._near.box, near)
        elif before is None and (ready := self._ring.held(wanted)) is not None:
            self._show(stack, wanted, ready)

    def look_closer(self) -> None:
        """At the next framed place; after the last one, at the whole picture again."""
        at = self._at_place + 1
        self._look_closer(at if at < len(self._framed) else -1)

    def _press(self, frame: int) -> None:
        self._look_closer(-1 if self.view.is_near else frame)

    def _look_closer(self, place: int) -> None:
        self._at_place = place
        self._say_line()
        self.view.setFocus()
        if self._shown is None or self._shown[1] is None:
            return
        wanted, ready = self._shown
        if place < 0 or ready is None:
            self._near = None
            self.view.zoom(None)
            return
        box = near_box(self._framed[place].box)
        self._near = Wanted(wanted.key, wanted.path, wanted.edge, box)
        self._wish(wanted)
        self.view.zoom(box, self._ring.held(self._near))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, one line says what is known."""
        super().resizeEvent(event)
        room = event.size().width() >= _ROOM_FOR_FACTS
        self.facts.setVisible(room)
        self.line.setVisible(not room)
        self.strip.set_room(event.size().height() >= _ROOM_FOR_STRIP)
        self.bar.set_narrow(not room)

"""What the pages around the vault share: work that takes a moment, and a calm word where it did not succeed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent

from officer_exposure.errors import ExposureError
from ui.pages.page import Page
from ui.session import Session
from ui.vault_task import VaultTask
from ui.widgets.card import Card
from ui.widgets.text import label

_Result = TypeVar("_Result")


class VaultPage(Page):
    """A page that works on the vault in a thread of its own, one piece of work at a time.

    Emits `go` with the key of the page to go on with. While it works, nothing on it can be pressed.
    """

    go = Signal(str)

    def __init__(self, session: Session, title: str, lead: str = "") -> None:
        super().__init__(title, lead)
        self.session = session
        self._task: VaultTask | None = None
        self._after: Callable[[], None] | None = None
        self.note = Card(part="note")
        self.note.hide()
        self.body.addWidget(self.note)
        self.moment = self.remark()

    @property
    def is_working(self) -> bool:
        """Whether a piece of work is under way."""
        return self._task is not None

    def work(self, work: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        """Do `work` in a thread; then give what it came to to `then`, in the window's thread."""
        if self._task is not None:
            return
        task = VaultTask(work)
        self._task, self._after = task, lambda: then(cast(_Result, task.take()))
        task.done.connect(self._end)
        task.failed.connect(self._fail)
        self.note.hide()
        self._set_working(True)
        task.start()

    def say(self, message: str, hint: str = "") -> None:
        """A calm word at the top of the page."""
        self.note.replace(label(message, "strong"), *([label(hint)] if hint else []))
        self.note.show()
        self.scrolling.verticalScrollBar().setValue(0)

    def refused(self, error: ExposureError) -> None:
        """The work did not succeed: say why."""
        self.say(error.message, error.hint)

    def _set_working(self, working: bool) -> None:
        self.moment.setText(self.tr("One moment") if working else "")
        self.scrolling.setEnabled(not working)
        self.bar.setEnabled(not working)

    def _end(self) -> None:
        task, after = self._task, self._after
        if task is None or after is None:
            return
        task.wait()
        self._task = self._after = None
        self._set_working(False)
        after()

    def _fail(self, error: ExposureError) -> None:
        if self._task is None:
            return
        self._task.wait()
        self._task = self._after = None
        self._set_working(False)
        self.refused(error)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let work that is under way end; a vault that it opens is locked again."""
        if self._task is not None:
            self._task.give_up()
            self._task = self._after = None
        super().closeEvent(event)

"""The recovery code: shown once, when a vault is made and when the officer wants a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.clipboard import Clipboard
from ui.pages.page import Page
from ui.widgets.code_card import CodeCard
from ui.widgets.text import label


class RecoveryCodePage(Page):
    """Write it down and type the last group back. Emits `written` once that is done."""

    written = Signal()

    def __init__(self, clipboard: Clipboard, lead: str) -> None:
        super().__init__("", lead)
        self.title.setText(self.tr("Write down your recovery code"))
        self.body.addWidget(
            label(
                self.tr(
                    "If you forget your passphrase, this code opens your vault. It is shown only now. "
                    "Write it on paper, and keep the paper where you keep your passport."
                )
            )
        )
        self.card = CodeCard(clipboard)
        self.body.addWidget(self.card)
        self.body.addWidget(
            label(self.tr("Whoever has this paper and your computer can open your vault. Keep them apart."), "muted")
        )
        self.body.addStretch(1)
        self.reason = self.remark()
        self.next = self.main_action(self.tr("&Next"))
        self.next.clicked.connect(self._go_on)
        self.card.changed.connect(self._judge)
        self.card.last.returnPressed.connect(self._go_on)
        self.first = self.card.last

    def show_code(self, code: str) -> None:
        """Show this code until it is written down."""
        self.card.show_code(code)
        self._judge()

    def left(self) -> None:
        """Whatever led away from here, be it the lock: the code stands in no widget any more."""
        self.card.forget()

    def _judge(self) -> None:
        written = self.card.is_written_down()
        self.next.setEnabled(written)
        slip = self.tr("This is not the last group. Please compare it.")
        self.reason.setText(slip if self.card.is_mistyped() else self.tr("Type the last group first."))
        self.reason.setVisible(not written)

    def _go_on(self) -> None:
        if self.card.is_written_down():
            self.card.forget()
            self.written.emit()

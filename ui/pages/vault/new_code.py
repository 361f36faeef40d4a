"""A new recovery code in the place of one that is lost, or that somebody has seen."""

from __future__ import annotations

from ui.clipboard import Clipboard
from ui.pages.vault.page import VaultPage
from ui.session import Session
from ui.widgets.code_card import CodeCard
from ui.widgets.text import label


class NewCodePage(VaultPage):
    """Make it, write it down. It holds as soon as it is shown. Emits `go`."""

    def __init__(self, session: Session, clipboard: Clipboard) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("A new recovery code"))
        self.lead.setText(self.tr("The old code no longer opens your vault after that. Have pen and paper ready."))
        self.lead.show()
        self.card = CodeCard(clipboard)
        self.card.hide()
        self.body.addWidget(self.card)
        self.body.addWidget(
            label(
                self.tr(
                    "It opens your vault if you forget your passphrase. Keep it on paper, away from this computer."
                ),
                "muted",
            )
        )
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("B&ack"))
        self.back.clicked.connect(self._leave)
        self.next = self.main_action(self.tr("Make a &new code"))
        self.next.clicked.connect(self._go_on)
        self.card.changed.connect(self._judge)
        self.card.last.returnPressed.connect(self._go_on)

    def _go_on(self) -> None:
        vault = self.session.vault
        if self.card.is_written_down():
            self._leave()
        elif vault is not None and self.card.isHidden():
            self.work(vault.renew_recovery_code, self._show)

    def _show(self, code: str) -> None:
        self.card.show_code(code)
        self.card.show()
        self.card.last.setFocus()
        self.back.hide()
        self.next.setText(self.tr("&Done"))
        self.say(self.tr("This is your new code. It is shown only now."))
        self._judge()

    def _judge(self) -> None:
        self.next.setEnabled(self.card.is_written_down())

    def _leave(self) -> None:
        self.go.emit("settings")

    def left(self) -> None:
        """The code is not shown again."""
        self.card.forget()
        self.card.hide()
        self.note.hide()
        self.back.show()
        self.next.setText(self.tr("Make a &new code"))
        self.next.setEnabled(True)

"""The first step to a vault: the passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from ui.pages.vault.page import VaultPage
from ui.session import Session
from ui.vault_task import Opened
from ui.widgets.card import Card
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.text import label


class MakeVaultPage(VaultPage):
    """Choose a passphrase. Emits `made` with the new vault and its recovery code."""

    made = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Choose a passphrase"))
        self.lead.setText(self.tr("Step 1 of 3. You will type it each time you open your vault."))
        self.lead.show()
        self.passphrase = NewPassphrase()
        self.body.addWidget(Card(self.passphrase))
        self.body.addWidget(
            label(
                self.tr(
                    "It is stored nowhere, so nobody can send it to you again. "
                    "The next step gives you a second way in, on paper."
                ),
                "muted",
            )
        )
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("&Back"))
        self.back.clicked.connect(self._go_back)
        self.next = self.main_action(self.tr("&Next"))
        self.next.setEnabled(False)
        self.next.clicked.connect(self._make)
        self.passphrase.changed.connect(lambda: self.next.setEnabled(self.passphrase.is_ready()))
        self.passphrase.entered.connect(self._make)
        self.first = self.passphrase

    def left(self) -> None:
        """Whatever led away from here, be it the lock: whoever comes back finds empty lines."""
        self.passphrase.clear()

    def _go_back(self) -> None:
        self.go.emit("welcome")

    def _make(self) -> None:
        folder, passphrase = self.session.folder, self.passphrase.text()
        self.work(lambda: _new_vault(folder, passphrase), self._hand_on)

    def _hand_on(self, opened: Opened) -> None:
        self.passphrase.clear()
        self.made.emit(opened)


def _new_vault(folder: Path, passphrase: str) -> Opened:
    from officer_exposure.store.vault import Vault

    return Opened(*Vault.create(folder, passphrase))

"""The last step to a vault: whether this computer may open it by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from ui.pages.vault.page import VaultPage
from ui.session import Session
from ui.vault_task import Opened
from ui.widgets.card import Card
from ui.widgets.text import label


class KeychainPage(VaultPage):
    """Ask once. Where the computer has no keychain, say so and go on. Emits `ready` when the vault can be used."""

    ready = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self._opened: Opened | None = None
        self.title.setText(self.tr("Your vault is ready"))
        self.lead.show()
        self._words = label("")
        self._honest = label(
            self.tr(
                "Then anyone who can use this computer under your name can open it too. "
                "On a computer that your family shares, say no."
            )
        )
        self._question = label(self.tr("Open your vault without the passphrase on this computer?"), "strong")
        self.body.addWidget(Card(self._question, self._words, self._honest))
        self.body.addStretch(1)
        self.yes = self.side_action(self.tr("&Yes, use the keychain"))
        self.yes.clicked.connect(self._remember)
        self.no = self.main_action(self.tr("&No, ask for the passphrase"))
        self.no.clicked.connect(self.ready)

    def ask(self, opened: Opened) -> None:
        """Ask for this vault; looks for a keychain first."""
        self._opened = opened
        self._show(None)
        self.work(_keychain_name, self._show)

    def _show(self, name: str | None) -> None:
        self._question.setVisible(name is not None)
        self._honest.setVisible(name is not None)
        self.yes.setVisible(name is not None)
        if name is None:
            self.lead.setText(self.tr("Step 3 of 3. That was all."))
            self._words.setText(self.tr("You open it with your passphrase, or with the code on your paper."))
            self.no.setText(self.tr("&Open my vault"))
        else:
            self.lead.setText(self.tr("Step 3 of 3. One question is left."))
            self._words.setText(
                self.tr("A key can be kept by {}. You then open your vault with one press.").format(name)
            )
            self.no.setText(self.tr("&No, ask for the passphrase"))
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self) -> None:
        if self._opened is not None:
            self.work(self._opened.vault.remember_in_keychain, lambda _: self.ready.emit())


def _keychain_name() -> str | None:
    from officer_exposure.store.keychain import keychain_name

    return keychain_name()

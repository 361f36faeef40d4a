"""Later starts: the passphrase, the recovery code instead, or the keychain where that was set up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy

from officer_exposure.errors import ExposureError, VaultError
from ui.pages.vault.page import VaultPage
from ui.session import Session
from ui.vault_task import Opened
from ui.widgets.card import Card
from ui.widgets.secret_field import SecretField
from ui.widgets.text import label

if TYPE_CHECKING:
    from officer_exposure.store.vault import Vault


class UnlockPage(VaultPage):
    """One line and one button. Emits `unlocked` with the vault and whether it was the recovery code that opened it.

    Emits `cannot_open` with the error where it is the vault that is at fault, not what was typed.
    """

    unlocked = Signal(object, bool)
    cannot_open = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.lead.show()
        self.passphrase = SecretField(self.tr("Your passphrase"))
        self.code = SecretField(self.tr("Your recovery code"))
        self._passphrase_card, self._code_card = Card(self.passphrase), Card(self.code)
        self._code_card.add(
            label(self.tr("Seven groups of four. Small or capital letters, with or without gaps."), "small")
        )
        for card in (self._passphrase_card, self._code_card):
            self.body.addWidget(card)
        self.keychain = QPushButton(self.tr("Use this computer's &keychain"))
        self.keychain.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.keychain.clicked.connect(self._unlock_with_keychain)
        self.body.addWidget(self.keychain)
        self.body.addStretch(1)
        self.other = self.side_action("")
        self.other.clicked.connect(lambda: self._use_code(not self._with_code))
        self.stuck = self.side_action(self.tr("I cannot &get in"))
        self.stuck.clicked.connect(lambda: self.go.emit("stuck"))
        self.open = self.main_action(self.tr("&Open"))
        self.open.clicked.connect(self._unlock)
        self.passphrase.entered.connect(self._unlock)
        self.code.entered.connect(self._unlock)
        self._use_code(False)

    def shown(self) -> None:
        """Begin with an empty line."""
        self.passphrase.clear()
        self.code.clear()
        self.note.hide()
        self.keychain.setVisible(_opens_with_keychain(self.session.folder))
        self._use_code(False)
        super().shown()

    def left(self) -> None:
        """What was typed stays nowhere."""
        self.passphrase.clear()
        self.code.clear()

    def _use_code(self, with_code: bool) -> None:
        self._with_code = with_code
        self._passphrase_card.setVisible(not with_code)
        self._code_card.setVisible(with_code)
        self.first = self.code if with_code else self.passphrase
        self.first.setFocus()
        self.title.setText(self.tr("Open your vault"))
        if with_code:
            self.code.shows.setChecked(True)  # it is compared with a paper, group by group
            self.lead.setText(self.tr("Type the code that you wrote on paper when you made your vault."))
            self.other.setText(self.tr("Use my &passphrase"))
        else:
            self.lead.setText(self.tr("Then you carry on where you stopped."))
            self.other.setText(self.tr("Use my recovery &code"))

    def _unlock(self) -> None:
        folder, code, passphrase = self.session.folder, self.code.text(), self.passphrase.text()
        if self._with_code:
            self.work(lambda: Opened(_vault().unlock_with_code(folder, code)), self._hand_on)
        else:
            self.work(lambda: Opened(_vault().unlock(folder, passphrase)), self._hand_on)

    def _unlock_with_keychain(self) -> None:
        folder = self.session.folder
        self.work(lambda: Opened(_vault().unlock_with_keychain(folder)), self._hand_on)

    def _hand_on(self, opened: Opened) -> None:
        with_code = self._with_code
        self.passphrase.clear()
        self.code.clear()
        self.unlocked.emit(opened, with_code)

    def refused(self, error: ExposureError) -> None:
        """Nothing is wrong with the vault: try again at once. Otherwise there is a page of its own."""
        from officer_exposure.store.errors import KeychainError, WrongKeyError

        if not isinstance(error, WrongKeyError | KeychainError):
            self.cannot_open.emit(error)
            return
        super().refused(error)
        line = (self.code if self._with_code else self.passphrase).lines[0]
        line.setFocus()
        line.selectAll()


def _vault() -> type[Vault]:
    """Loaded in the thread that needs it: with all that it stands on it takes a moment."""
    from officer_exposure.store.vault import Vault

    return Vault


def _opens_with_keychain(folder: Path) -> bool:
    from officer_exposure.store.folder import KEYS_NAME
    from officer_exposure.store.key_file import read_keys

    try:
        return read_keys(folder / KEYS_NAME).keychain is not None
    except VaultError:
        return False  # what is wrong with the key file is said when the vault is to be opened

"""The vault among the settings: where it lies, its ways in, its backup."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QSizePolicy

from officer_exposure.errors import ExposureError
from ui.session import Session
from ui.theme import GRID
from ui.vault_task import VaultTask
from ui.widgets.card import Card
from ui.widgets.text import label, selectable


class VaultCard(Card):
    """Emits `go` with the key of the page that does what is wanted."""

    go = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(label(self.tr("Your vault"), "strong"))
        self._session = session
        self._task: VaultTask | None = None
        self.add(label(self.tr("It lies on this computer alone, in this folder:")))
        self.add(selectable(str(session.folder), "small"))
        if session.vault is not None and session.vault.damaged_ways:
            self.add(
                Card(
                    label(self.tr("A way into your vault is damaged on the disk."), "strong"),
                    label(self.tr("Choose a new passphrase and make a new recovery code now. Then both work again.")),
                    part="note",
                )
            )
        self._build_buttons()
        self._build_keychain()

    def _build_buttons(self) -> None:
        self.passphrase = QPushButton(self.tr("Change the &passphrase"))
        self.code = QPushButton(self.tr("Make a new recovery c&ode"))
        self.backup = QPushButton(self.tr("Ma&ke a backup"))
        grid = QGridLayout()
        grid.setSpacing(GRID)
        buttons = ((self.passphrase, "change_passphrase"), (self.code, "new_code"), (self.backup, "backup"))
        for row, (button, key) in enumerate(buttons):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, key=key: self.go.emit(key))
            grid.addWidget(button, row, 0)
        grid.setColumnStretch(1, 1)
        self.add_row(grid)

    def _build_keychain(self) -> None:
        self.keychain = QCheckBox(self.tr("Open it with the keych&ain of this computer, too"))
        self.keychain.clicked.connect(self._set_keychain)
        self._words = label("", "small")
        self.add(self.keychain)
        self.add(self._words)
        self._show_keychain()

    def _show_keychain(self) -> None:
        vault = self._session.vault
        self.keychain.setChecked(vault is not None and vault.in_keychain)
        self._words.setText(
            self.tr(
                "Then anyone who can use this computer under your name can open your vault, without the passphrase."
            )
        )

    def _set_keychain(self, wanted: bool) -> None:
        vault = self._session.vault
        if vault is None or self._task is not None:
            return
        self._task = VaultTask(vault.remember_in_keychain if wanted else vault.forget_keychain)
        self._task.done.connect(self._end)
        self._task.failed.connect(self._fail)
        self.keychain.setEnabled(False)
        self._words.setText(self.tr("One moment"))
        self._task.start()

    def _end(self) -> None:
        self.finish()
        self._show_keychain()

    def _fail(self, error: ExposureError) -> None:
        self._end()
        self._words.setText(str(error))

    def finish(self) -> None:
        """Wait for the keychain, if it is being asked."""
        task, self._task = self._task, None
        if task is not None:
            task.wait()
        self.keychain.setEnabled(True)

"""A backup put back in place."""

from __future__ import annotations

from pathlib import Path

from ui.pages.vault.page import VaultPage
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.picker import Picker


class RestorePage(VaultPage):
    """Choose the backup; it is then unlocked as usual. Emits `go`: restored or back."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Restore a backup"))
        self.lead.setText(
            self.tr("Choose the backup file. It opens with the passphrase it had on the day it was made.")
        )
        self.lead.show()
        self.picker = Picker(files=True)
        self.picker.list.setFixedHeight(232)
        self.picker.changed.connect(self._judge)
        self.picker.picked.connect(self._restore)
        self.body.addWidget(Card(self.picker))
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("&Back"))
        self.back.clicked.connect(lambda: self.go.emit("back"))
        self.missing = self.remark()
        self.missing.setText(self.tr("Choose the backup file first."))
        self.restore = self.main_action(self.tr("&Restore"))
        self.restore.clicked.connect(lambda: self._restore(self.picker.current()))
        self._judge()

    def _judge(self) -> None:
        chosen = self.picker.current().is_file()
        self.restore.setEnabled(chosen)
        self.missing.setVisible(not chosen)

    def _restore(self, backup: Path) -> None:
        from officer_exposure.store.set_aside import restore_in_place

        folder = self.session.folder
        self.work(lambda: restore_in_place(backup, folder), lambda _: self.go.emit("restored"))

    def shown(self) -> None:
        """Say what becomes of a vault that is there."""
        from officer_exposure.store.folder import VaultState, state_of

        if state_of(self.session.folder) is VaultState.NONE:
            self.note.hide()
        else:
            self.say(self.tr("The vault that is here now is set aside. It is not deleted."))
        super().shown()

"""A backup: the whole vault in one encrypted file, where the officer says."""

from __future__ import annotations

from pathlib import Path

from officer_exposure.text.steering import harmless
from ui.free_path import free_path
from ui.pages.vault.page import VaultPage
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.picker import Picker
from ui.widgets.text import label


class BackupPage(VaultPage):
    """Choose a folder, press the button. Emits `go`."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Make a backup"))
        self.lead.setText(self.tr("One encrypted file. It opens with your passphrase or your code, on any computer."))
        self.lead.show()
        self.picker = Picker(files=False)
        self.picker.list.setFixedHeight(200)
        self.body.addWidget(
            Card(
                label(self.tr("Where to save it"), "strong"),
                self.picker,
                label(self.tr("A stick or a disk that you keep elsewhere is best."), "small"),
            )
        )
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("B&ack"))
        self.back.clicked.connect(self._leave)
        self.save = self.main_action(self.tr("&Save the backup"))
        self.save.clicked.connect(self._save)

    def _save(self) -> None:
        vault = self.session.vault
        if vault is not None:
            path = free_path(self.picker.current(), ".backup", f"officer-exposure-{self.session.today.isoformat()}")
            self.work(lambda: vault.back_up(path), lambda _: self._saved(path))

    def _saved(self, path: Path) -> None:
        self.picker.look_again()
        self.say(
            self.tr("Saved as {}.").format(harmless(path.name)),
            self.tr("Restore it from the page that opens your vault."),
        )

    def _leave(self) -> None:
        self.go.emit("settings")

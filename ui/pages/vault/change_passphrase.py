"""Another passphrase for the same vault."""

from __future__ import annotations

from ui.pages.vault.page import VaultPage
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.new_passphrase import NewPassphrase
from ui.widgets.text import label


class ChangePassphrasePage(VaultPage):
    """Choose it, and it holds at once. Emits `go`."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Choose a new passphrase"))
        self.lead.show()
        self.passphrase = NewPassphrase()
        self._card = Card(self.passphrase)
        self.body.addWidget(self._card)
        self.body.addWidget(
            label(
                self.tr(
                    "Backups that you have made until now still open with the old passphrase. "
                    "If somebody else knows it, make a new backup and delete the old ones."
                ),
                "muted",
            )
        )
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("B&ack"))
        self.back.clicked.connect(self._leave)
        self.change = self.main_action(self.tr("Cha&nge it"))
        self.change.clicked.connect(self._change)
        self.passphrase.changed.connect(self._judge)
        self.passphrase.entered.connect(self._change)
        self.first = self.passphrase
        self._judge()

    def shown(self) -> None:
        """Say why the officer is here."""
        self._set_done(False)
        if self.session.needs_passphrase:
            self.lead.setText(self.tr("You came in with your recovery code. Choose a passphrase that you will know."))
        else:
            self.lead.setText(self.tr("The old one no longer opens your vault after that."))
        super().shown()

    def left(self) -> None:
        """What was typed does not stay."""
        self.passphrase.clear()
        self._judge()

    def _judge(self) -> None:
        self.change.setEnabled(self.passphrase.is_ready())

    def _change(self) -> None:
        vault, new = self.session.vault, self.passphrase.text()
        if vault is not None:
            self.work(lambda: vault.change_passphrase(new), self._changed)

    def _changed(self, _: None) -> None:
        self.session.needs_passphrase = False
        self.passphrase.clear()
        self._judge()
        self._set_done(True)
        self.say(self.tr("Your passphrase is changed."), self.tr("Use the new one from now on."))

    def _set_done(self, done: bool) -> None:
        """An empty form below the good news would look as if it had to be filled in again."""
        for part in (self.lead, self._card, self.change):
            part.setVisible(not done)
        if done:
            self.back.setFocus()

    def _leave(self) -> None:
        self.go.emit("settings")

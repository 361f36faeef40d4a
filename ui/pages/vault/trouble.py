"""A vault that does not open, or a way in that is lost: what it means, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal

from officer_exposure.errors import ExposureError
from ui.pages.page import Page
from ui.widgets.card import Card
from ui.widgets.text import label


class VaultTroublePage(Page):
    """One sentence, and the ways on. Emits `go`: again, restore, look or wipe."""

    go = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self.lead.show()
        self._restore = label(self.tr("Restore: if you have made a backup, it brings back all that was in it."))
        self._look = label(self.tr("Just look: use the app without a vault. Nothing is kept, and the vault stays."))
        self._wipe = label(self.tr("Wipe: remove this vault for good, and begin with a new one."))
        self.body.addWidget(Card(label(self.tr("What you can do"), "strong"), self._restore, self._look, self._wipe))
        self.body.addStretch(1)
        self.restore = self.side_action(self.tr("&Restore a backup"))
        self.look = self.side_action(self.tr("&Just look"))
        self.wipe = self.side_action(self.tr("&Wipe it"))
        self.again = self.main_action(self.tr("&Try again"))
        for button, key in (
            (self.restore, "restore"),
            (self.look, "look"),
            (self.wipe, "wipe"),
            (self.again, "again"),
        ):
            button.clicked.connect(lambda _=False, key=key: self.go.emit(key))

    def explain(self, error: ExposureError) -> None:
        """Say why the vault does not open."""
        from officer_exposure.store.errors import NewerVaultError, NotWritableError, VaultInUseError

        whole = isinstance(error, VaultInUseError | NewerVaultError | NotWritableError)
        self._say(error.message, error.hint, broken=not whole)

    def explain_incomplete(self) -> None:
        """A part of the vault is not there."""
        title = self.tr("A part of your vault is missing")
        lead = self.tr("One of its two files is gone from its folder. What is left was not touched.")
        self._say(title, lead, broken=True)

    def explain_lost(self) -> None:
        """The officer has neither passphrase nor code."""
        title = self.tr("If you cannot get in")
        lead = self.tr("Without the passphrase or the code nobody can open this vault. It stays as it is.")
        self._say(title, lead, broken=True)

    def _say(self, title: str, lead: str, *, broken: bool) -> None:
        """A vault with which nothing is wrong is neither restored over nor wiped."""
        self.title.setText(title)
        self.lead.setText(lead)
        for one in (self._restore, self.restore, self._wipe, self.wipe):
            one.setVisible(broken)

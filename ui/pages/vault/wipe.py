"""Wiping the vault: what goes, what cannot be promised, and a word typed so that it never happens by accident."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from ui.pages.vault.page import VaultPage
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.text import label


class WipePage(VaultPage):
    """Type the word, press the button. Emits `go`: back, or wiped."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Wipe your vault"))
        self.lead.setText(self.tr("This cannot be taken back. Make a backup first if you may want it again."))
        self.lead.show()
        self._word = self.tr("wipe")
        self.body.addWidget(
            Card(
                label(self.tr("What goes"), "strong"),
                label(
                    self.tr(
                        "All that was found, what you decided, your answers and your facts, and the keys to all of it."
                    )
                ),
                label(self.tr("Your photos and other files stay as they are.")),
                label(self.tr("What cannot be promised"), "strong"),
                label(
                    self.tr(
                        "The keys are overwritten and removed first. A modern disk can still hold an old copy of them "
                        "for a while. Such a copy needs your passphrase or your code, like every backup of this vault, "
                        "and every copy that your computer's own backup has made."
                    )
                ),
                label(self.tr("Reports and backups that you have saved stay where you saved them.")),
                label(self.tr("A vault that was set aside for a backup stays beside this one, still encrypted.")),
            )
        )
        self.typed = QLineEdit()
        self.typed.setAccessibleName(self.tr("Type the word “{}”").format(self._word))
        self.typed.textEdited.connect(self._judge)
        self.body.addWidget(Card(label(self.tr("Type the word “{}” to go on.").format(self._word)), self.typed))
        self.body.addStretch(1)
        self.back = self.side_action(self.tr("&Back"))
        self.back.clicked.connect(lambda: self.go.emit("back"))
        self.why_not = self.remark()
        self.why_not.setText(self.tr("Type the word “{}” first.").format(self._word))
        self.wipe = self.main_action(self.tr("&Wipe my vault"))
        self.wipe.clicked.connect(self._wipe)
        self.first = self.typed
        self._judge()

    def shown(self) -> None:
        """The word is typed anew each time."""
        self.typed.clear()
        self._judge()
        super().shown()

    def _judge(self) -> None:
        is_typed = self.typed.text().strip().casefold() == self._word.casefold()
        self.wipe.setEnabled(is_typed)
        self.why_not.setVisible(not is_typed)

    def _wipe(self) -> None:
        from officer_exposure.store.wipe import wipe

        folder = self.session.folder
        self.work(lambda: wipe(folder), lambda _: self.go.emit("wiped"))

"""Settings and about: the vault, locking, light or dark, what is kept, and whose work this stands on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QSizePolicy

from officer_exposure import __version__
from ui.appearance import Appearance
from ui.pages.page import Page
from ui.session import Session
from ui.shortcuts import LOCK, QUICK_EXIT
from ui.theme import Choice
from ui.widgets.agency_card import AgencyCard
from ui.widgets.card import Card
from ui.widgets.licence_list import LicenceList
from ui.widgets.lock_card import LockCard
from ui.widgets.text import label
from ui.widgets.vault_card import VaultCard

_NATIVE = QKeySequence.SequenceFormat.NativeText


class SettingsPage(Page):
    """Emits `go` with the key of another page; `vault_wanted` to leave this sitting for a vault, `wipe_wanted`."""

    go = Signal(str)
    vault_wanted = Signal()
    wipe_wanted = Signal()

    def __init__(self, session: Session, appearance: Appearance) -> None:
        super().__init__("")
        self._session = session
        self._appearance = appearance
        self.title.setText(self.tr("Settings"))
        self.vault: VaultCard | None = None
        if session.vault is not None:
            self.vault = VaultCard(session)
            self.vault.go.connect(self.go)
            self.locking = LockCard(session)
            self.body.addWidget(self.vault)
            self.body.addWidget(self.locking)
        else:
            self._build_no_vault()
        self._build_ways_out()
        self.agency = AgencyCard(session)
        self.body.addWidget(self.agency)
        self._build_theme()
        self._build_kept()
        if session.vault is not None:
            self._build_wipe()
        self._build_about()
        self.body.addStretch(1)

    def _build_no_vault(self) -> None:
        self.make = _narrow(self.tr("Go to my vaul&t"))
        self.make.clicked.connect(self.vault_wanted)
        self.body.addWidget(
            Card(
                label(self.tr("You are just looking"), "strong"),
                label(self.tr("To keep what you find, begin with a vault. That ends this sitting first.")),
                label(self.tr("What was found until now is then forgotten. It cannot be moved into the vault.")),
                self.make,
            )
        )

    def _build_ways_out(self) -> None:
        lock, leave = (QKeySequence(key).toString(_NATIVE) for key in (LOCK, QUICK_EXIT))
        card = Card(label(self.tr("To be gone at once"), "strong"))
        if self._session.vault is not None:
            card.add(label(self.tr("{}: the vault is locked, and the window asks for your passphrase.").format(lock)))
            card.add(label(self.tr("{}: the window is gone, and the vault is locked. Nothing is asked.").format(leave)))
        else:
            card.add(label(self.tr("{}: the window is gone, and everything is forgotten.").format(leave)))
        card.add(label(self.tr("On some keyboards you hold the Fn key for {}.").format(leave), "small"))
        self.body.addWidget(card)

    def _build_wipe(self) -> None:
        self.wipe = _narrow(self.tr("Wip&e my vault"))
        self.wipe.clicked.connect(self.wipe_wanted)
        self.body.addWidget(
            Card(
                label(self.tr("Wipe"), "strong"),
                label(
                    self.tr("Removes the vault and its keys for good. The vault is locked first, and you are asked.")
                ),
                self.wipe,
            )
        )

    def _build_theme(self) -> None:
        words = {
            Choice.SYSTEM: self.tr("As the s&ystem"),
            Choice.LIGHT: self.tr("&Light"),
            Choice.DARK: self.tr("&Dark"),
        }
        card = Card(label(self.tr("Light or dark"), "strong"))
        group = QButtonGroup(self)
        self.themes: dict[Choice, QRadioButton] = {}
        for choice, text in words.items():
            button = QRadioButton(text)
            button.setChecked(choice is self._appearance.choice)
            button.clicked.connect(lambda _=False, choice=choice: self._appearance.choose(choice))
            group.addButton(button)
            card.add(button)
            self.themes[choice] = button
        self.body.addWidget(card)

    def _build_kept(self) -> None:
        card = Card(label(self.tr("What is kept"), "strong"))
        if self._session.vault is not None:
            lines: tuple[str, ...] = (
                self.tr("What was found, what you decided, your answers, your facts and which folders you chose."),
                self.tr("All of it is encrypted, and in your vault only."),
                self.tr("Other files are written only where you ask for them: reports and backups."),
            )
        else:
            lines = (
                self.tr("Nothing. Results and answers live in memory until you close this window."),
                self.tr("The only files ever written are the reports you ask for."),
            )
        for line in (*lines, self.tr("This app opens no connection to the internet.")):
            card.add(label(line))
        self.body.addWidget(card)

    def _build_about(self) -> None:
        version = self.tr("Officer Exposure {}, under the Apache License 2.0.").format(__version__)
        self.licences = LicenceList()
        words = self.tr("It is built on the work of others.")
        self.body.addWidget(Card(label(self.tr("About"), "strong"), label(version), label(words), self.licences))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let a question to the keychain end."""
        if self.vault is not None:
            self.vault.finish()
        super().closeEvent(event)


def _narrow(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button

"""Settings and about: light or dark, what is kept, and whose work this stands on."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton

from officer_exposure import __version__
from ui.appearance import Appearance
from ui.pages.page import Page
from ui.session import Session
from ui.theme import GRID, Choice
from ui.widgets.card import Card
from ui.widgets.text import label

_PARTS = (
    ("Qt, PySide6", "LGPL-3.0"),
    ("Material Design Icons", "Apache-2.0"),
    ("qtawesome", "MIT"),
    ("ExifRead", "BSD-3-Clause"),
    ("msgspec", "BSD-3-Clause"),
    ("PyYAML", "MIT"),
    ("defusedxml", "PSF-2.0"),
    ("Pillow", "MIT-CMU"),
    ("pi-heif", "BSD-3-Clause"),
    ("libheif, libde265", "LGPL-3.0"),
    ("pikepdf", "MPL-2.0"),
    ("Jinja2, click", "BSD-3-Clause"),
    ("rich", "MIT"),
)
"""What this program is built on and under which licence, by SPDX id."""


class SettingsPage(Page):
    """Little to set: the program keeps nothing."""

    def __init__(self, session: Session, appearance: Appearance) -> None:
        super().__init__("")
        self._session = session
        self._appearance = appearance
        self.title.setText(self.tr("Settings"))
        self._build_theme()
        self._build_kept()
        self._build_about()
        self.body.addStretch(1)

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
        self.body.addWidget(
            Card(
                label(self.tr("What is kept"), "strong"),
                label(self.tr("Nothing. Results and answers live in memory until you close this window.")),
                label(self.tr("The only files ever written are the reports you ask for.")),
                label(self.tr("This app opens no connection to the internet."), "body"),
            )
        )

    def _build_about(self) -> None:
        version = self.tr("Officer Exposure {}, under the Apache License 2.0.").format(__version__)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        for row, (part, licence) in enumerate(_PARTS):
            grid.addWidget(label(part), row, 0)
            grid.addWidget(label(licence, "muted"), row, 1)
        card = Card(label(self.tr("About"), "strong"), label(version), label(self.tr("It is built on:"), "muted"))
        card.add_row(grid)
        self.body.addWidget(card)

"""What to look at: folders and files, and who can see them."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from officer_exposure.model import Audience
from ui.pages.page import Page
from ui.session import Session
from ui.theme import GRID
from ui.widgets.card import Card, clear
from ui.widgets.drop_zone import DropZone
from ui.widgets.picker import Picker
from ui.widgets.scroll import unfold
from ui.widgets.text import breakable, label, shortened

_PLACES = (
    QStandardPaths.StandardLocation.PicturesLocation,
    QStandardPaths.StandardLocation.DownloadLocation,
    QStandardPaths.StandardLocation.DesktopLocation,
)


class SourcesPage(Page):
    """Choose, say who can see it, start. Emits `start`."""

    start = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("")
        self._session = session
        self.title.setText(self.tr("What should be looked at?"))
        self.lead.setText(
            self.tr("Choose photos, videos or documents that you have shared or may share. Zip files are looked into.")
        )
        self.lead.show()
        self._chosen = QVBoxLayout()
        self._chosen.setSpacing(GRID)
        self._build_places()
        self._build_picker()
        self.body.addSpacing(GRID)
        self._build_audience()
        self.body.addStretch(1)
        self.wait = self.remark()
        self.go = self.main_action(self.tr("&Start looking"))
        self.go.clicked.connect(self.start)
        session.sources_changed.connect(self._show_chosen)
        session.scan_changed.connect(self._show_chosen)
        self._show_chosen()

    def _build_places(self) -> None:
        drop = DropZone(self.tr("Drop folders or files here, or choose one below."))
        drop.dropped.connect(self._session.add_places)
        self.body.addWidget(drop)
        self.body.addLayout(self._chosen)
        places = QWidget()
        row = QHBoxLayout(places)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for place in _PLACES:
            folder = Path(QStandardPaths.writableLocation(place))
            if folder.is_dir() and folder != Path.home():
                row.addWidget(self._place_button(QStandardPaths.displayName(place), folder))
        any_known = row.count() > 0
        self.browse = QPushButton(self.tr("Ano&ther place") if any_known else self.tr("Choose a folder or a file"))
        self.browse.setCheckable(True)
        row.addWidget(self.browse)
        row.addStretch(1)
        self.body.addWidget(places)
        if self._session.demo is not None:
            drop.hide()
            places.hide()
            self.lead.setText(self.tr("This is the demo, with files of its own. For your own, go to Settings first."))

    def _place_button(self, name: str, folder: Path) -> QPushButton:
        button = QPushButton(name)
        button.setAccessibleName(self.tr("Add the folder {}").format(name))
        button.clicked.connect(lambda: self._take(folder))
        return button

    def _build_picker(self) -> None:
        self.picker = Picker(files=True)
        self.picker.list.setFixedHeight(200)
        self.add = QPushButton()
        self.add.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.add.clicked.connect(lambda: self._take(self.picker.current()))
        self.picker.picked.connect(self._take)
        self.picker.changed.connect(self._name_add)
        self._name_add()
        hint = label(self.tr("Double-click a folder to look inside it."), "small")
        self._browser = Card(self.picker, hint, self.add)
        self._browser.hide()
        unfold(self.browse, self._browser)
        self.body.addWidget(self._browser)

    def _take(self, path: Path) -> None:
        self._session.add_places([path])
        chosen = next(button for button in self.audiences.values() if button.isChecked())
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt frames the first of them, as if that were chosen
        self.browse.setChecked(False)

    def _name_add(self) -> None:
        """Say which one would be added: it may be the open folder or the marked name in it."""
        current = self.picker.current()
        name = shortened(current.name or str(current)).replace("&", "&&")
        self.add.setText(self.tr("A&dd “{}”").format(name))

    def _build_audience(self) -> None:
        self.body.addWidget(label(self.tr("Who can see these pictures?"), "strong"))
        self.body.addWidget(label(self.tr("Think of where they are online, or where you would post them."), "small"))
        words = {
            Audience.PUBLIC: self.tr("An&yone: public posts, a website, a public profile"),
            Audience.LINK: self.tr("Anyone with the lin&k: a shared album or folder"),
            Audience.FRIENDS: self.tr("My friends or &followers"),
            Audience.PRIVATE: self.tr("&Only me"),
            Audience.UNKNOWN: self.tr("I am &not sure"),
        }
        group = QButtonGroup(self)
        box = QVBoxLayout()
        box.setSpacing(0)
        self.audiences: dict[Audience, QRadioButton] = {}
        for audience, text in words.items():
            choice = QRadioButton(text)
            choice.setChecked(audience is self._session.audience)
            choice.clicked.connect(lambda _=False, audience=audience: self._session.set_audience(audience))
            group.addButton(choice)
            box.addWidget(choice)
            self.audiences[audience] = choice
        self.body.addLayout(box)

    def _show_chosen(self) -> None:
        clear(self._chosen)
        for place in self._session.places:
            self._chosen.addWidget(self._chosen_row(place))
        ready = bool(self._session.places) and not self._session.is_running
        self.go.setEnabled(ready)
        self.wait.setText(
            self.tr("Your files are being read now.")
            if self._session.is_running
            else self.tr("Choose a folder or a file first.")
        )
        self.wait.setVisible(not ready)

    def _chosen_row(self, place: Path) -> QWidget:
        remove = QPushButton(self.tr("Remove"))
        remove.setProperty("part", "quiet")
        remove.setAccessibleName(self.tr("Remove {}").format(breakable(place.name)))
        remove.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        remove.clicked.connect(lambda: self._session.remove_place(place))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(breakable(place.name or str(place)), "strong"))
        gone = self.tr("This is not there any more. Remove it, or bring it back.")
        words.addWidget(label(breakable(str(place.parent)) if os.path.lexists(place) else gone, "small"))
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(remove)
        card = Card()
        card.add_row(row)
        return card

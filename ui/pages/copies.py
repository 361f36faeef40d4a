"""Copies to share: which files, what is to go, where the copies go; and the proof of each."""

from __future__ import annotations

import os
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QLocale, QModelIndex, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QListView, QPushButton, QRadioButton, QSizePolicy, QVBoxLayout

from officer_exposure.file_names import kind_by_name
from officer_exposure.model import ArtifactKind
from officer_exposure.remedy.copied import Copied
from officer_exposure.remedy.interface import What
from ui.copying import Copying
from ui.models.copied import COPIED, CopiedModel
from ui.pages.page import Page
from ui.widgets.card import Card
from ui.widgets.chosen_places import ChosenPlaces
from ui.widgets.copied_detail import CopiedDetail
from ui.widgets.picker import Picker
from ui.widgets.scroll import unfold
from ui.widgets.text import breakable, label


class Way(Enum):
    """What is to go."""

    ALL = auto()
    IDENTITY = auto()
    LOCATION = auto()
    PARTS = auto()


_WHAT = {Way.ALL: What.ALL, Way.IDENTITY: What.IDENTITY, Way.LOCATION: What.LOCATION}


class CopiesPage(Page):
    """Has copies made. Emits `redact` with the pictures and the folder where parts of them are to be painted over."""

    redact = Signal(list, object)

    def __init__(self) -> None:
        super().__init__("")
        self._copying: Copying | None = None
        self._locale = QLocale()
        self.title.setText(self.tr("Make copies you can share"))
        self.lead.setText(self.tr("Your own files stay as they are. Each copy is read again before you get it."))
        self.lead.show()
        self._build_result()
        self.chosen = ChosenPlaces()
        self.chosen.changed.connect(self._show_state)
        self.body.addWidget(label(self.tr("Which files?"), "strong"))
        self.body.addWidget(self.chosen)
        self._build_ways()
        self._build_folder()
        self.body.addStretch(1)
        self.wait = self.remark()
        self.stop = self.side_action(self.tr("St&op"))
        self.stop.clicked.connect(self._cancel)
        self.make = self.main_action("")
        self.make.clicked.connect(self._make)
        self._show_state()

    def _build_result(self) -> None:
        self.summary = label("", "strong")
        self.model = CopiedModel()
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Files and their copies"))
        self.list.setUniformItemSizes(True)
        self.list.setModel(self.model)
        self.list.setFixedHeight(152)
        self.list.selectionModel().currentChanged.connect(self._show_copied)
        self.open = QPushButton(self.tr("Op&en the folder with the copies"))
        self.open.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.open.clicked.connect(self._open_folder)
        self.detail = CopiedDetail()
        self.detail.hide()
        self.result = Card(self.summary, self.list, self.open)
        self.result.hide()
        self.body.addWidget(self.result)
        self.body.addWidget(self.detail)

    def _build_ways(self) -> None:
        words = {
            Way.ALL: self.tr("Everything hidden: place, date, names, camera, previews"),
            Way.IDENTITY: self.tr("Places, and what names people or devices"),
            Way.LOCATION: self.tr("Places only"),
            Way.PARTS: self.tr("Faces, plates or signs in the picture, and everything hidden"),
        }
        self.body.addWidget(label(self.tr("What should be gone from the copy?"), "strong"))
        group = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.ways: dict[Way, QRadioButton] = {}
        for way, text in words.items():
            choice = QRadioButton(text)
            choice.setChecked(way is Way.ALL)
            choice.clicked.connect(self._show_state)
            group.addButton(choice)
            column.addWidget(choice)
            self.ways[way] = choice
        self.body.addLayout(column)

    def _build_folder(self) -> None:
        pictures = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
        self.folder = (pictures if pictures.is_dir() else Path.home()) / self.tr("Copies to share")
        self._folder_words = label("")
        self.elsewhere = QPushButton(self.tr("Save them somewhere e&lse"))
        self.elsewhere.setCheckable(True)
        self.elsewhere.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.picker = Picker(files=False)
        self.picker.list.setFixedHeight(152)
        self.picker.hide()
        self.picker.changed.connect(self._choose_folder)
        unfold(self.elsewhere, self.picker)
        self.elsewhere.toggled.connect(self._choose_folder)
        where = label(self.tr("Where should the copies go?"), "strong")
        self.body.addWidget(Card(where, self._folder_words, self.elsewhere, self.picker))

    def _choose_folder(self) -> None:
        if self.elsewhere.isChecked():
            self.folder = self.picker.current()
        self._show_state()

    def offer(self, path: Path, *, parts: bool) -> None:
        """Another page has a file to make a copy of. `parts`: of the picture itself something is to go, too."""
        self.chosen.places.clear()
        self.chosen.take([path])
        self.ways[Way.PARTS if parts else Way.ALL].setChecked(True)
        self._show_state()

    @property
    def way(self) -> Way:
        """What is chosen to be gone."""
        return next(way for way, choice in self.ways.items() if choice.isChecked())

    def _show_state(self) -> None:
        running = self._copying is not None
        parts = self.way is Way.PARTS
        self._folder_words.setText(breakable(str(self.folder)))
        self.make.setText(self.tr("Choose what to &paint over") if parts else self.tr("Make the co&pies"))
        self.make.setEnabled(bool(self.chosen.places) and not running)
        self.stop.setVisible(running)
        self.wait.setVisible(not self.chosen.places)
        self.wait.setText(self.tr("Choose a file or a folder first."))

    def _make(self) -> None:
        if self.way is Way.PARTS:
            self._redact()
            return
        self.model.empty()
        self.detail.hide()
        self._copying = Copying(self.chosen.places, self.folder, _WHAT[self.way])
        self._copying.made.connect(self._take)
        self._copying.failed.connect(self._fail)
        self._copying.finished.connect(self._over)
        self._say(self.tr("Making the copies"))
        by_button = self.make.hasFocus()
        self._show_state()
        if by_button:  # a button that cannot be pressed hands the keyboard on, and "Remove" would be next
            self.stop.setFocus()
        self._copying.start()

    def _redact(self) -> None:
        from officer_exposure.errors import ExposureError
        from officer_exposure.sources.files import files_in

        try:
            found = [os.fsencode(path) for path in files_in(self.chosen.places) if _may_be_picture(path)]
        except ExposureError as error:
            self._fail(error.message, error.hint)
            return
        if found:
            self.redact.emit(sorted(found), self.folder)
        else:
            self._say(self.tr("There is no picture among these files. Only pictures can be painted over."))

    def _say(self, words: str) -> None:
        self.summary.setText(words)
        some = self.model.rowCount() > 0
        self.list.setVisible(some)
        self.open.setVisible(self.model.rowCount() > self.model.without_copy)
        self.result.show()
        self.scrolling.verticalScrollBar().setValue(0)

    def _take(self, copied: Copied) -> None:
        self.model.add(copied)
        self._say(self._counted())

    def _counted(self) -> str:
        made, without = self.model.rowCount() - self.model.without_copy, self.model.without_copy
        one = self.tr("1 copy is made and proven.")
        words = one if made == 1 else self.tr("{} copies are made and proven.").format(self._locale.toString(made))
        if not without:
            return words
        lone = self.tr("1 file has no copy.")
        more = lone if without == 1 else self.tr("{} files have no copy.").format(self._locale.toString(without))
        return f"{words} {more}"

    def _fail(self, message: str, hint: str) -> None:
        self._say(f"{message} {hint}".strip())

    def _over(self) -> None:
        assert self._copying is not None
        self._copying.wait()
        self._copying = None
        if not self.model.rowCount() and self.summary.text() == self.tr("Making the copies"):
            self._say(self.tr("There was no file to copy."))
        elif self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        by_button = self.stop.hasFocus()
        self._show_state()
        if by_button:
            (self.list if self.model.rowCount() else self.make).setFocus()

    def _cancel(self) -> None:
        if self._copying is not None:
            self._copying.cancel()

    def _show_copied(self, current: QModelIndex) -> None:
        copied = current.data(COPIED) if current.isValid() else None
        self.detail.setVisible(copied is not None)
        if isinstance(copied, Copied):
            self.detail.show_copied(copied)

    def _open_folder(self) -> None:
        """Hand the folder to the officer's own file manager; nothing is sent."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder))):
            self.summary.setText(self.tr("The folder did not open. Look for it in your files."))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, and the workers."""
        if self._copying is not None:
            self._copying.cancel()
            self._copying.wait()
        self.detail.stop()
        super().closeEvent(event)


def _may_be_picture(path: Path) -> bool:
    return kind_by_name(path.name) in {ArtifactKind.PHOTO, ArtifactKind.OTHER}

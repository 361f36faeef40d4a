"""The evidence of one gathering, one finding at a time: its picture, its facts, and the list of all its files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QLocale, QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QListView, QPushButton, QVBoxLayout

from officer_exposure.model import Answer, Finding
from officer_exposure.parsing.pixels.drawings import Drawing, DrawingKind
from officer_exposure.store.records import KeptFinding
from ui.evidence import draw_all
from ui.models.findings import FindingPages, FindingsModel
from ui.theme import GRID
from ui.thumbnails import Thumbnails
from ui.widgets.card import Card, clear
from ui.widgets.file_view import FileView
from ui.widgets.standing_line import StandingLine
from ui.widgets.text import breakable, label

_BESIDE = 520

_ROWS_AT_ONCE = 400
"""Rows that Qt lays out before it looks at the keyboard again: ten thousand at once would be felt."""

Locate = Callable[[str, str], bytes | None]


class EvidencePanel(Card):
    """Steps through the findings of a gathering. `locate` gives the path of a source's artifact, if it is a file.

    Emits `turned` when it shows another finding, or the same one with another history: its facts are new widgets.
    """

    turned = Signal()

    def __init__(
        self, pages: FindingPages, today: date, thumbnails: Thumbnails, locate: Locate, view: FileView | None = None
    ) -> None:
        """`view`: shows the file, with what the review offers beside its picture."""
        super().__init__()
        self.view = view or FileView(None, None)
        self.picture, self.closer = self.view.picture, self.view.closer
        self.pages, self._today = pages, today
        self._thumbnails, self._locate = thumbnails, locate
        self._at = 0
        self._kept: KeptFinding | None = None
        self._drawn: tuple[str, str] | None = None
        self._numbers = QLocale()
        self._build_view()
        self._build_steps()
        self._build_list()
        thumbnails.drawn.connect(self._take_drawing)
        self.show_finding(0)

    @property
    def kept(self) -> KeptFinding | None:
        """The finding that is shown. None where the store holds it no longer."""
        return self._kept

    def _build_view(self) -> None:
        self.name = label("", "strong")
        self.add(self.name)
        self.kind = label("", "small")
        self.add(self.kind)
        self.view.described.connect(self._describe)
        self.standing = StandingLine()
        self.add(self.standing)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(2 * GRID)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(GRID)
        self._row.addWidget(self.view, 1)
        self._row.addLayout(self._facts, 1)
        self.add_row(self._row)

    def _build_steps(self) -> None:
        self.before = QPushButton(self.tr("&Previous"))
        self.before.clicked.connect(lambda: self.show_finding(self._at - 1))
        self.after = QPushButton(self.tr("Ne&xt"))
        self.after.clicked.connect(lambda: self.show_finding(self._at + 1))
        self.count = label("", "small")
        self.count.setWordWrap(False)
        self.all = QPushButton()
        self.all.setCheckable(True)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (self.before, self.after):
            row.addWidget(button)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.all)
        self.add_row(row)

    def _build_list(self) -> None:
        self._model = FindingsModel()
        self.list = QListView()
        self.list.setAccessibleName(self.tr("All files of this finding"))
        self.list.setUniformItemSizes(True)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(_ROWS_AT_ONCE)
        self.list.setModel(self._model)
        self.list.setFixedHeight(208)
        self.list.hide()
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.all.toggled.connect(self._show_list)
        self.add(self.list)

    def _show_list(self, wanted: bool) -> None:
        self._model.take(self.pages if wanted else None)
        self.list.setVisible(wanted)

    def take(self, pages: FindingPages) -> None:
        """The store has changed: stay with the finding that is shown, or go on with the one that took its place."""
        self.pages = pages
        if self.all.isChecked():
            self._model.take(pages)
        before = self._kept
        followed = pages.follow(before.finding.fingerprint, self._at) if before else None
        if followed is None:
            self.show_finding(self._at)
        elif followed[1] == before:
            self._at = followed[0]
            self._count()
        else:
            self._show(*followed)

    def show_finding(self, position: int) -> None:
        """Show one finding with its evidence; the picture comes when the worker has drawn it."""
        position = max(0, min(position, self.pages.count - 1))
        self._show(position, self.pages.at(position))

    def _show(self, position: int, kept: KeptFinding | None) -> None:
        self._at, self._kept = position, kept
        self._count()
        if kept is not None:
            self._show_kept(kept)
        self.turned.emit()

    def _count(self) -> None:
        of = self._numbers.toString(self.pages.count)
        self.count.setText(self.tr("{} of {}").format(self._numbers.toString(self._at + 1), of))
        self.all.setText(self.tr("Show &all {}").format(of))
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < self.pages.count - 1)
        for part in (self.before, self.after, self.count, self.all):
            part.setVisible(self.pages.count > 1)

    def _show_kept(self, kept: KeptFinding) -> None:
        finding = kept.finding
        is_file = not isinstance(finding.evidence[0], Answer)
        self.name.setText(breakable(finding.artifact))
        self.name.setVisible(is_file)
        self.standing.show_kept(kept, self._today)
        clear(self._facts)
        for shown in draw_all(finding.evidence):
            self._facts.addWidget(shown)
        self._facts.addStretch(1)
        if is_file:
            self._ask(finding)
        else:
            self.view.hide()
            self._describe("")

    def _choose(self, current: QModelIndex) -> None:
        if current.isValid():
            self.show_finding(current.row())

    def _ask(self, finding: Finding) -> None:
        key = finding.source, finding.artifact
        path = self._locate(*key)
        if key == self._drawn:
            self.view.frame(key, path, finding.evidence)
            return
        self._drawn = key
        self.view.wait(key, path, finding.evidence)
        if path is None:
            self.view.show_drawing(Drawing(DrawingKind.NONE))
        else:
            self._thumbnails.ask(key, path)

    def _take_drawing(self, key: object, drawing: Drawing) -> None:
        if key == self._drawn:
            self.view.show_drawing(drawing)

    def _describe(self, words: str) -> None:
        self.kind.setText(words)
        self.kind.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Facts beside the picture, or below it where there is little room."""
        beside = event.size().width() >= _BESIDE
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)

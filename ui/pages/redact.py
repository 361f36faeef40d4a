"""Paint over: one picture after the other. The program proposes boxes, the officer has the last word."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QCloseEvent, QImage, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton

from officer_exposure.parsing.pixels.drawings import Drawing
from officer_exposure.remedy.redaction.copies import RedactedCopy
from officer_exposure.remedy.redaction.wanted import Covering, Redacted, Redaction
from officer_exposure.text.steering import harmless
from ui.pages.page import Page
from ui.redacting import Redacting
from ui.theme import GRID
from ui.thumbnails import Thumbnails
from ui.widgets.box_editor import BoxEditor
from ui.widgets.picture import opened
from ui.widgets.text import breakable, label

_EDGE = 1280

_TALL_ENOUGH = 460
"""Logical pixels of the page from which on there is room for everything beside the picture."""


class RedactPage(Page):
    """Edits the boxes of each picture in turn and has its copy made. Emits `go` with the key of another page."""

    go = Signal(str)

    def __init__(self) -> None:
        super().__init__("", scrolls=False)
        self._paths: list[bytes] = []
        self._at = 0
        self._folder = Path()
        self._full = QSize()
        self._saved = self._compact = False
        self._drawing: Drawing | None = None
        self._proposal: Redacted | None = None
        self._redacting = Redacting()
        self._pictures = Thumbnails(_EDGE)
        self.title.setText(self.tr("Paint over what nobody should see"))
        self.name = label("", "strong")
        self.said = label("")
        self.editor = BoxEditor()
        self.keys = label(
            self.tr(
                "Draw a box with the mouse. Keys: N new box, Tab next box, arrows move it, "
                "Shift and arrows size it, Delete removes it, Ctrl+Z undoes."
            ),
            "small",
        )
        self._build()
        self._redacting.proposed.connect(self._take_proposal)
        self._redacting.made.connect(self._take_copy)
        self._pictures.drawn.connect(self._take_drawing)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        self.beneath = QCheckBox(self.tr("Show what is beneath the boxes"))
        self.beneath.toggled.connect(lambda shown: self.editor.set_solid(not shown))
        self.new = QPushButton(self.tr("Add a bo&x"))
        self.new.clicked.connect(self.editor.add_box)
        row.addWidget(self.new)
        row.addWidget(self.beneath)
        row.addStretch(1)
        for widget in (self.name, self.said):
            self.body.addWidget(widget)
        self.body.addWidget(self.editor, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.keys)
        self.skip = self.side_action(self.tr("S&kip this picture"))
        self.skip.clicked.connect(self._next)
        self.count = self.remark()
        self.save = self.main_action("")
        self.save.clicked.connect(self._go_on)
        self.editor.changed.connect(self._show_state)
        self.first = self.editor

    def begin(self, paths: Sequence[bytes], folder: Path) -> None:
        """Start with the first of these pictures; copies go to `folder`."""
        self._paths, self._folder, self._at = list(paths), folder, 0
        self._show_picture()

    @property
    def _path(self) -> bytes:
        return self._paths[self._at]

    def _show_picture(self) -> None:
        self._saved, self._drawing, self._proposal = False, None, None
        self._full = QSize()
        self.name.setText(breakable(Path(os.fsdecode(self._path)).name))
        self.said.setText(self.tr("Looking for faces, plates and other text. This takes a moment."))
        self.editor.show_picture(QImage(), QSize(), [])
        self.editor.setEnabled(True)
        self.beneath.setChecked(False)
        self._pictures.ask(self._path, self._path)
        self._redacting.propose(Redaction(self._path, Covering.ALL))
        self._show_state()

    def _take_drawing(self, path: object, drawing: Drawing) -> None:
        if not self._paths or path != ((self._path, "copy") if self._saved else self._path):
            return
        self._drawing = drawing
        image = opened(drawing)
        if image.isNull():
            self.said.setText(self.tr("This picture cannot be shown, so no copy is made of it."))
        self._full = QSize(drawing.width, drawing.height)
        boxes = [] if self._saved else self._proposed_boxes()
        self.editor.show_picture(image, self._full, boxes)

    def _proposed_boxes(self) -> list[QRectF]:
        if self._proposal is None:
            return []
        boxes = (one.box for one in self._proposal.covered)
        return [QRectF(left, top, right - left, bottom - top) for left, top, right, bottom in boxes]

    def _take_proposal(self, path: bytes, proposal: Redacted) -> None:
        if not self._paths or path != self._path or self._saved:
            return
        self._proposal = proposal
        self.said.setText(self._proposal_words(proposal))
        if self._drawing is not None:
            self._take_drawing(path, self._drawing)
        self._show_state()

    def _proposal_words(self, proposal: Redacted) -> str:
        if proposal.problem:
            return f"{proposal.problem} {proposal.hint}".strip()
        look = self.tr("Look at the whole picture: it can miss things.")
        if proposal.missed:
            return " ".join((*proposal.missed, self.tr("Draw the boxes yourself.")))
        if not proposal.covered:
            return " ".join((self.tr("Nothing to paint over was found."), look))
        count = len(proposal.covered)
        found = self.tr("1 box is proposed.") if count == 1 else self.tr("{} boxes are proposed.").format(count)
        return f"{found} {look}"

    def _take_copy(self, copy: RedactedCopy) -> None:
        if not self._paths or copy.source != self._path:
            return
        if copy.copy is None:
            self.said.setText(f"{copy.reason} {copy.hint}".strip())
            self._show_state()
            return
        self._saved = True
        count = len(copy.covered)
        parts = self.tr("1 part is gone") if count == 1 else self.tr("{} parts are gone").format(count)
        proof = self.tr("Saved as {}. It was read again: {}, and no hidden data is in it. The copy is shown below.")
        self.said.setText(proof.format(harmless(copy.copy.name), parts))
        self.editor.show_picture(QImage(), QSize(), [])
        self.editor.setEnabled(False)
        self._pictures.ask((self._path, "copy"), os.fsencode(copy.copy))
        self._show_state()

    def _show_state(self) -> None:
        last = self._at + 1 >= len(self._paths)
        number = self.tr("Picture {} of {}").format(self._at + 1, len(self._paths))
        self.count.setText(number)
        for widget in (self.new, self.beneath):
            widget.setVisible(not self._saved)
        self._show_keys()
        self.skip.setVisible(not self._saved)
        self.skip.setText(self.tr("Leave it out and f&inish") if last else self.tr("S&kip this picture"))
        if self._saved:
            self.save.setText(self.tr("F&inish") if last else self.tr("&Next picture"))
            self.save.setEnabled(True)
        else:
            self.save.setText(self.tr("&Paint over and save a copy"))
            self.save.setEnabled(bool(self.editor.boxes.all))

    def _go_on(self) -> None:
        if self._saved:
            self._next()
            return
        self.save.setEnabled(False)
        self.said.setText(self.tr("Making the copy and reading it again."))
        boxes = self.editor.boxes.pixels()
        self._redacting.make(Redaction(self._path, Covering.NOTHING, boxes), self._folder)

    def _next(self) -> None:
        if self._at + 1 < len(self._paths):
            self._at += 1
            self._show_picture()
        else:
            self._paths = []
            self.go.emit("copies")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the picture needs the room: the title and the words on keys go."""
        self._compact = event.size().height() < _TALL_ENOUGH
        self.title.setVisible(not self._compact)
        self._show_keys()
        super().resizeEvent(event)

    def _show_keys(self) -> None:
        self.keys.setVisible(not self._compact and not self._saved)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the workers."""
        self._redacting.stop()
        self._pictures.stop()
        super().closeEvent(event)

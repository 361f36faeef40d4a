"""Screenshots beside an answer: added from a file or pasted, kept with it, shown and removed again."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from officer_exposure.content.schema import Item
from officer_exposure.happening.screenshot import Screenshot
from officer_exposure.parsing.pixels.drawings import HELD_TASK, Drawing
from officer_exposure.store.repository.answer_pictures import AnswerPicture
from officer_exposure.walk.opening import ACCOUNT
from ui.said import day_words
from ui.session import Keeping, Session
from ui.theme import GRID
from ui.thumbnails import Thumbnails
from ui.widgets.card import clear
from ui.widgets.choose_picture import ChoosePicture
from ui.widgets.picture import EDGE, Picture
from ui.widgets.text import label


class AnswerProof(QWidget):
    """Pictures of one question. They are drawn by a worker: this process never decodes one. `stop` ends it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._item: Item | None = None
        self._thumbnails = Thumbnails(EDGE, HELD_TASK)
        self._thumbnails.drawn.connect(self._take)
        self.choose = ChoosePicture(self.tr("Keep a screensho&t with this answer"))
        self.choose.taken.connect(self._keep)
        self.choose.refused.connect(self._say)
        self.trouble = label("", "small")
        self.picture = Picture()
        self._kept = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.choose)
        column.addWidget(self.trouble)
        column.addLayout(self._kept)
        column.addWidget(self.picture)

    def tell(self, item: Item) -> None:
        """Show what is kept beside one question."""
        self._item = item
        self.choose.close_picker()
        self._say("")
        self._list()

    def _keep(self, picture: Screenshot, name: str) -> None:
        """Keep this picture; one that was pasted has no name."""
        if self._item is None:
            return
        self._session.store.answer_pictures.add(ACCOUNT, self._item.id, picture, self._session.today)
        self._say(self._kept_words(is_file=bool(name)))
        self._list()

    def _kept_words(self, *, is_file: bool) -> str:
        kept = self._session.keeping is Keeping.VAULT
        if not is_file:
            return (
                self.tr("Kept with your answer.")
                if kept
                else self.tr("Kept until you close this window: you are just looking.")
            )
        return (
            self.tr("Kept with your answer. The file itself is not changed; you may delete it.")
            if kept
            else self.tr("Kept until you close this window: you are just looking. Do not delete the file.")
        )

    def stop(self) -> None:
        """End the worker."""
        self._thumbnails.stop()

    def _list(self) -> None:
        clear(self._kept)
        self.picture.hide()
        assert self._item is not None
        for one in self._session.store.answer_pictures.of(ACCOUNT, self._item.id):
            self._kept.addLayout(self._row(one))

    def _row(self, one: AnswerPicture) -> QHBoxLayout:
        day = day_words(one.day, self._session.today)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(label(self.tr("Screenshot, kept {}").format(day)), 1)
        show, remove = QPushButton(self.tr("Show it")), QPushButton(self.tr("Remove it"))
        show.clicked.connect(lambda: self._show(one))
        remove.clicked.connect(lambda: self._remove(one))
        row.addWidget(show)
        row.addWidget(remove)
        return row

    def _show(self, one: AnswerPicture) -> None:
        self.picture.wait(())
        self.picture.show()
        self._thumbnails.ask(one.id, one.picture.data)

    def _take(self, _key: object, drawing: Drawing) -> None:
        self.picture.show_drawing(drawing)

    def _remove(self, one: AnswerPicture) -> None:
        self._session.store.answer_pictures.remove(one.id)
        self._say(self.tr("Removed."))
        self._list()

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

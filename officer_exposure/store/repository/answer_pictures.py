"""Screenshots that the officer keeps beside an answer: what the setting looked like on that day."""

from __future__ import annotations

from datetime import date

import msgspec

from officer_exposure.happening.screenshot import Screenshot
from officer_exposure.store.database import Database


class AnswerPicture(msgspec.Struct, frozen=True):
    """A picture beside an answer."""

    id: int
    day: date
    picture: Screenshot


class AnswerPictures:
    """The pictures, by account and item."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, account: str, item: str, picture: Screenshot, today: date) -> int:
        """Keep a picture; returns its id."""
        return self._database.insert(
            "INSERT INTO answer_picture (account, item, day, media, data) VALUES (?, ?, ?, ?, ?)",
            (account, item, today.isoformat(), picture.media, picture.data),
        )

    def of(self, account: str, item: str) -> tuple[AnswerPicture, ...]:
        """The pictures beside one answer, the newest last."""
        rows = self._database.execute(
            "SELECT id, day, media, data FROM answer_picture WHERE account = ? AND item = ? ORDER BY id",
            (account, item),
        )
        return tuple(
            AnswerPicture(number, date.fromisoformat(day), Screenshot(media, bytes(data)))
            for number, day, media, data in rows
        )

    def remove(self, number: int) -> None:
        """Forget a picture."""
        self._database.execute("DELETE FROM answer_picture WHERE id = ?", (number,))

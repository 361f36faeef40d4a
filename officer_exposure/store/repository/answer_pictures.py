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

    def kept(self, account: str) -> tuple[tuple[int, str, date], ...]:
        """The id, the item and the day of every picture of an account, without the pictures themselves."""
        rows = self._database.execute(
            "SELECT id, item, day FROM answer_picture WHERE account = ? ORDER BY id", (account,)
        )
        return tuple((number, item, date.fromisoformat(day)) for number, item, day in rows)

    def picture(self, number: int) -> Screenshot | None:
        """One picture by its id; None where there is none."""
        rows = self._database.execute("SELECT media, data FROM answer_picture WHERE id = ?", (number,))
        return Screenshot(str(rows[0][0]), bytes(rows[0][1])) if rows else None

    def remove(self, number: int) -> None:
        """Forget a picture."""
        self._database.execute("DELETE FROM answer_picture WHERE id = ?", (number,))

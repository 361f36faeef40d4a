"""The officer's answers to the guided items, and which of them something in life has made old."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from officer_exposure.artifact import AnswerSheet
from officer_exposure.content import load_content
from officer_exposure.store.database import Database
from officer_exposure.store.records import GivenAnswer

_STILL_COUNTS = "exposed"
"""What was exposed stays so until somebody looks again; any other answer that is old is no answer."""


class Answers:
    """One answer for each account and item. Ids are kept as they were given and read as they are called today."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(self, section: str, account: str, item: str, answer: str, today: date) -> None:
        """Keep an answer in the place of the one before; that there is an account follows from it."""
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO sheet (section, account) VALUES (?, ?) ON CONFLICT DO UPDATE SET left_out = 0",
                (section, account),
            )
            self._drop_older_names(section, account, item)
            self._database.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, NULL, NULL)",
                (section, account, item, answer, today.isoformat()),
            )

    def put_back(self, section: str, account: str, item: str, before: GivenAnswer | None, today: date) -> None:
        """Let an answer be as it was before the last one: none at all, or that one with its day, old or not."""
        with self._database.transaction():
            self._database.execute(
                "DELETE FROM answer WHERE section = ? AND account = ? AND item = ?", (section, account, item)
            )
            if before is not None:
                old = (before.reopened, today.isoformat()) if before.reopened else (None, None)
                self._database.execute(
                    "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (section, account, item, before.answer, before.given.isoformat(), *old),
                )

    def leave_out(self, section: str, account: str) -> None:
        """Say that there is no such account. Answers given before are kept, in case there is after all."""
        self._database.execute(
            "INSERT INTO sheet VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET left_out = 1", (section, account)
        )

    def take_back(self, section: str, account: str) -> None:
        """Say that there is such an account after all."""
        with self._database.transaction():
            for known_as, owner, _ in self._sheets():
                if owner == account and _section(known_as) == section:
                    self._database.execute(
                        "UPDATE sheet SET left_out = 0 WHERE section = ? AND account = ?", (known_as, owner)
                    )

    def sheets(self) -> tuple[AnswerSheet, ...]:
        """One sheet for each account that was answered or left out, in the order of the content.

        An answer that was reopened is not in it, so that the item counts as not checked: unless it was "exposed". What
        was exposed stays in it even if its item was deleted.
        """
        sections = list(load_content().sections)
        left_out = self._left_out()
        given = self._given()
        return tuple(
            AnswerSheet(section, account, {}, no_account=True)
            if (section, account) in left_out
            else AnswerSheet(section, account, _in_order(given[section, account]))
            for section, account in sorted({*left_out, *given}, key=lambda one: (sections.index(one[0]), one[1]))
        )

    def reopen(self, items: Collection[str], reason: str, today: date) -> int:
        """Make the answers to these items old; return how many were."""
        with self._database.transaction():
            return sum(
                self._database.change(
                    "UPDATE answer SET reopened = ?, reopened_on = ? "
                    "WHERE item = ? AND section = ? AND account = ? AND reopened IS NULL",
                    (reason, today.isoformat(), item, section, account),
                )
                for section, account, item, _, _ in self._answers()
                if _item(item) in items
            )

    def reopened(self) -> Mapping[str, str]:
        """Item -> why its answer is old, for each that was not answered again."""
        return {
            _item(item): reason
            for _, _, item, _, reason in self._answers()
            if reason is not None and _item(item) in load_content().items
        }

    def given(self) -> tuple[GivenAnswer, ...]:
        """Every answer that is kept, old ones included, under the names of today. Of two for one item, the later."""
        rows = self._database.execute("SELECT account, item, answer, given, reopened FROM answer ORDER BY given")
        items = load_content().items
        given = {}
        for account, known_as, answer, day, reopened in rows:
            item = items.get(_item(known_as))
            if item is not None:
                one = GivenAnswer(item.section, account, item.id, answer, date.fromisoformat(day), reopened or "")
                given[account, item.id] = one
        return tuple(given.values())

    def _left_out(self) -> set[tuple[str, str]]:
        named = {(_section(section), account) for section, account, out in self._sheets() if out}
        return {(section, account) for section, account in named if section in load_content().sections}

    def _given(self) -> dict[tuple[str, str], dict[str, str]]:
        """The answers that count today, by section and account. Where all are old the account is there, and empty.

        Of an item that was deleted only what was exposed counts: nobody can look again, so it is not forgotten.
        """
        given: dict[tuple[str, str], dict[str, str]] = {}
        for section, account, known_as, answer, reopened in self._answers():
            item = load_content().items.get(_item(known_as))
            if item is not None:
                sheet = given.setdefault((item.section, account), {})
                if reopened is None or answer == _STILL_COUNTS:
                    sheet[item.id] = answer
            elif answer == _STILL_COUNTS and _section(section) in load_content().sections:
                given.setdefault((_section(section), account), {})[known_as] = answer
        return given

    def _sheets(self) -> list[tuple[str, str, int]]:
        return [(one, two, out) for one, two, out in self._database.execute("SELECT * FROM sheet")]

    def _answers(self) -> list[tuple[str, str, str, str, str | None]]:
        """In the order they were given: of two for what is one item today, the later one counts."""
        rows = self._database.execute("SELECT section, account, item, answer, reopened FROM answer ORDER BY given")
        return [(section, account, item, answer, reopened) for section, account, item, answer, reopened in rows]

    def _drop_older_names(self, section: str, account: str, item: str) -> None:
        """The new answer takes the place of one that was kept under a name the item had before."""
        for known_as, owner, older, _, _ in self._answers():
            if owner == account and (known_as, older) != (section, item) and _item(older) == item:
                self._database.execute(
                    "DELETE FROM answer WHERE section = ? AND account = ? AND item = ?", (known_as, owner, older)
                )
        for known_as, owner, _ in self._sheets():
            if owner == account and known_as != section and _section(known_as) == section:
                self._database.execute(
                    "UPDATE sheet SET left_out = 0 WHERE section = ? AND account = ?", (known_as, owner)
                )


def _section(known_as: str) -> str:
    return load_content().history.sections.current(known_as) or ""


def _item(known_as: str) -> str:
    return load_content().history.items.current(known_as) or ""


def _in_order(answers: dict[str, str]) -> dict[str, str]:
    """As the items stand in the content, then those that stand there no more."""
    return {item: answers[item] for item in load_content().items if item in answers} | answers

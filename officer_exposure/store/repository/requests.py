"""What the officer asked of other people, and how far each request has come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import msgspec

from officer_exposure.content.letters import StateId
from officer_exposure.store.database import Database

_STATES = frozenset(get_args(StateId))

_WAITING = "sent"


class AskedState(msgspec.Struct, frozen=True):
    """How far a request was on one day."""

    state: str
    day: date
    note: str


class Asked(msgspec.Struct, frozen=True):
    """A request. `wording` is an id in requests.yaml; `who` and `what` are the officer's own words.

    `states` are in the order in which they were said: the last one holds.
    """

    id: int
    wording: str
    who: str
    what: str
    states: tuple[AskedState, ...]

    @property
    def state(self) -> str:
        """How far it is today."""
        return self.states[-1].state

    def is_due(self, today: date, days: int) -> bool:
        """Whether it was sent `days` ago or more and nobody has answered."""
        latest = self.states[-1]
        return latest.state == _WAITING and latest.day + timedelta(days=days) <= today


class AskedPeople:
    """Every request, with its history."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, wording: str, who: str, what: str, today: date) -> int:
        """Keep a new request that is not sent yet; returns its id."""
        with self._database.transaction():
            number = self._database.insert(
                "INSERT INTO request (wording, who, what) VALUES (?, ?, ?)", (wording, who, what)
            )
            self.say(number, "draft", today)
        return number

    def say(self, request: int, state: StateId, today: date, note: str = "") -> None:
        """Keep how far it has come. What was said before stays in its history."""
        if state not in _STATES:
            raise ValueError(f"there is no state {state}")
        self._database.execute(
            "INSERT INTO request_state (request, state, day, note) VALUES (?, ?, ?, ?)",
            (request, state, today.isoformat(), note),
        )

    def forget(self, request: int) -> None:
        """It was a mistake: forget it with its history."""
        self._database.execute("DELETE FROM request WHERE id = ?", (request,))

    def all(self) -> tuple[Asked, ...]:
        """Every request, the newest last."""
        states: dict[int, list[AskedState]] = {}
        for number, state, day, note in self._database.execute(
            "SELECT request, state, day, note FROM request_state ORDER BY id"
        ):
            states.setdefault(number, []).append(AskedState(state, date.fromisoformat(day), note))
        rows = self._database.execute("SELECT id, wording, who, what FROM request ORDER BY id")
        return tuple(Asked(number, wording, who, what, tuple(states[number])) for number, wording, who, what in rows)

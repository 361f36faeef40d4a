"""What the officer says of the guesses, and where home is: kept with their facts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from hashlib import blake2b

from PySide6.QtCore import QObject, Signal

from officer_exposure.facts.homes import with_home, without_home
from officer_exposure.facts.known import homes
from officer_exposure.facts.record import Facts
from officer_exposure.model import Position
from officer_exposure.places.cells import cell, distance_m
from officer_exposure.places.guesses import Guess
from ui.session import Session

_SAID = "where.said"
"""The setting that holds what was said of guesses that are not home, by place."""


class Said(StrEnum):
    """What the officer says of a guess. `UNSAID`: they would rather not."""

    YES = "yes"
    NO = "no"
    UNSAID = "unsaid"


class HomeAnswers(QObject):
    """Emits `changed` once something new is kept."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def homes(self) -> tuple[Position, ...]:
        """Where home is, as far as it is known."""
        return homes(self._session.store.facts.load())

    def said(self, guess: Guess) -> Said | None:
        """What was said of a guess; None: nothing yet."""
        if _meant(guess, self.homes()):
            return Said.YES
        return self._others().get(self._key(guess))

    def say(self, guess: Guess, said: Said) -> None:
        """A yes makes the place home; anything else takes such a yes back."""
        others = self._others()
        others.pop(self._key(guess), None)
        facts = self._session.store.facts.load()
        if said is Said.YES:
            facts = with_home(facts, degrees_of(guess))
        else:
            for home in _meant(guess, homes(facts)):
                facts = without_home(facts, (home.latitude, home.longitude))
            others[self._key(guess)] = said
        self._session.store.settings.set(_SAID, json.dumps(others))
        self._keep(facts)

    def give(self, latitude: float, longitude: float) -> None:
        """Home is here."""
        self._keep(with_home(self._session.store.facts.load(), (latitude, longitude)))

    def forget(self) -> None:
        """No position of a home stays."""
        facts = self._session.store.facts.load()
        for home in homes(facts):
            facts = without_home(facts, (home.latitude, home.longitude))
        self._keep(facts)

    def _keep(self, facts: Facts) -> None:
        self._session.store.facts.save(facts)
        self.changed.emit()

    def _key(self, guess: Guess) -> str:
        """Stands for the hundred meters around a guess, and says nothing of where that is."""
        place = cell(guess.position).encode()
        return blake2b(place, key=self._session.store.secret, digest_size=8).hexdigest()

    def _others(self) -> dict[str, Said]:
        kept: dict[str, str] = json.loads(self._session.store.settings.get(_SAID, "{}"))
        return {key: Said(said) for key, said in kept.items()}


def _meant(guess: Guess, known: Iterable[Position]) -> list[Position]:
    """The homes that are this guess: positions are kept to a tenth of a meter."""
    return [home for home in known if distance_m(home, guess.position) < 1]


def degrees_of(guess: Guess) -> tuple[float, float]:
    """The middle of a guess: latitude and longitude."""
    return guess.place.latitude, guess.place.longitude

"""Everything that is kept, in one place: what the window, the command line and an audit hold in their hands."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

import msgspec

from officer_exposure.content import load_content
from officer_exposure.events import Audit
from officer_exposure.shows import Shows
from officer_exposure.store.database import Database
from officer_exposure.store.records import ListedPicture, Wanted
from officer_exposure.store.repository.answer_pictures import AnswerPictures
from officer_exposure.store.repository.answers import Answers
from officer_exposure.store.repository.decisions import Decisions
from officer_exposure.store.repository.evidence import Evidence
from officer_exposure.store.repository.faces import Faces
from officer_exposure.store.repository.facts import FactStore
from officer_exposure.store.repository.findings import Findings
from officer_exposure.store.repository.listed import Listing
from officer_exposure.store.repository.located import LocatedFiles
from officer_exposure.store.repository.onboarding import OnboardingStore
from officer_exposure.store.repository.people import People
from officer_exposure.store.repository.pictures import Pictures
from officer_exposure.store.repository.places import Places
from officer_exposure.store.repository.refined import RefinedHead
from officer_exposure.store.repository.requests import AskedPeople
from officer_exposure.store.repository.reviewed import Reviewed
from officer_exposure.store.repository.runs import Runs
from officer_exposure.store.repository.settings import Settings, secret_of
from officer_exposure.store.repository.sightings import Sightings

_SCORING = "scoring"
"""The setting that holds a digest of the tables by which the levels were given."""


class Store:
    """A database, open and up to date. Threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.findings = Findings(database)
        self.decisions = Decisions(database)
        self.runs = Runs(database)
        self.answers = Answers(database)
        self.answer_pictures = AnswerPictures(database)
        self.facts = FactStore(database)
        self.places = Places(database)
        self.pictures = Pictures(database)
        self.located = LocatedFiles(database)
        self.reviewed = Reviewed(database)
        self.refined_head = RefinedHead(database)
        self.faces = Faces(database)
        self.people = People(database)
        self.evidence = Evidence(database)
        self.asked_people = AskedPeople(database)
        self.onboarding = OnboardingStore(database)
        self.settings = Settings(database)
        self.secret = secret_of(database)
        self.runs.settle()
        self._level_again()

    def audit(self, wanted: Wanted) -> Audit:
        """What a report is made of: the wanted findings, and everything that was not looked at."""
        with self._database.transaction():
            latest = self.runs.latest()
            return Audit(
                findings=self.findings.all(wanted),
                not_checked=self.runs.not_checked(),
                coverage=self.runs.coverage(),
                cancelled=latest is not None and latest.cancelled,
            )

    def listing(self, checks: Mapping[str, Shows]) -> tuple[ListedPicture, ...]:
        """Every picture; `checks`: those whose findings lie in a picture, with what each says a picture shows."""
        return Listing(self._database, checks).read()

    def close(self) -> None:
        """Close the database; every later use raises VaultError."""
        self._database.close()

    def _level_again(self) -> None:
        """Where the tables have changed since, the levels follow."""
        today = blake2b(msgspec.msgpack.encode(load_content().scoring), digest_size=16).hexdigest()
        if self.settings.get(_SCORING) != today:
            with self._database.transaction():
                Sightings(self._database).level_again()
                self.settings.set(_SCORING, today)


def memory_store() -> Store:
    """A store that is gone with the program: nothing of it ever reaches the disk."""
    return Store(Database.in_memory())

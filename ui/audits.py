"""The audits the window runs: over the files that were chosen, over the answers given, over one file again.

What they need is imported in the runner's thread: it takes longer than a press of a button should.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from officer_exposure.artifact import AnswerSheet
from officer_exposure.errors import SourceError
from officer_exposure.model import Audience

if TYPE_CHECKING:
    from officer_exposure.audit_options import AuditOptions
    from officer_exposure.keeping import KeptAudit
    from officer_exposure.looking_again import LookedAgain
    from officer_exposure.relating import PeopleRun
    from officer_exposure.sources.interface import Source
    from officer_exposure.sources.locating import Locator
    from officer_exposure.store.records import KeptFinding
    from officer_exposure.store.store import Store


def files_audit(places: Sequence[Path], audience: Audience, store: Store, today: date) -> KeptAudit:
    """Every check over the files in some places. Raises SourceError for a place that cannot be used."""
    from officer_exposure.keeping import KeptAudit
    from officer_exposure.registry import load_checks
    from officer_exposure.sources.opening import open_sources

    sources = open_sources([(place, audience) for place in places], store.places.source_id)
    return KeptAudit(store, sources, load_checks(), _options(store), today=today)


def answers_audit(sheets: Sequence[AnswerSheet], store: Store, today: date) -> KeptAudit:
    """The answers as findings, by the same checks and the same road as everything else."""
    from officer_exposure.keeping import KeptAudit
    from officer_exposure.registry import load_checks
    from officer_exposure.sources.answers import GivenSheets
    from officer_exposure.store.records import RunKind

    source = GivenSheets(sheets, "answers")
    return KeptAudit(store, (source,), load_checks(), _options(store), RunKind.ANSWERS, today=today)


def people_audit(store: Store, today: date) -> PeopleRun:
    """What follows from what the officer said of people and pictures. No file is opened."""
    from officer_exposure.registry import load_checks
    from officer_exposure.relating import PeopleRun

    return PeopleRun(store, load_checks(), _options(store).homes, today=today)


def look_again_at(kept: KeptFinding, path: bytes, store: Store, today: date, cancel: threading.Event) -> LookedAgain:
    """The file of one finding, looked at again by itself."""
    from officer_exposure.looking_again import look_again

    return look_again(store, kept.finding, path, _options(store), today, cancel)


def locator_of(places: Iterable[Path], store: Store) -> Locator:
    """Where the files of these places lie; a place that is not there now is left out."""
    from officer_exposure.sources.locating import Locator
    from officer_exposure.sources.opening import open_sources

    sources: list[Source] = []
    for place in places:
        try:
            sources += open_sources([(place, Audience.UNKNOWN)], store.places.source_id)
        except SourceError:
            continue  # a stick that is not plugged in: its findings stand, without their pictures
    return Locator(sources)


def _options(store: Store) -> AuditOptions:
    """The officer's own facts go along, as patterns alone."""
    from officer_exposure.audit_options import AuditOptions
    from officer_exposure.facts.known import homes, known_facts
    from officer_exposure.text.known.matching import compile_facts

    facts = store.facts.load()
    known = known_facts(facts)
    return AuditOptions(facts=compile_facts(known) if known else b"", homes=homes(facts))

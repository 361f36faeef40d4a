"""A store in which a stranger's guesses stand, as the checks of places leave them."""

from __future__ import annotations

import random
from datetime import date

from officer_exposure.check import CheckInfo
from officer_exposure.events import Coverage
from officer_exposure.fingerprint import signed
from officer_exposure.model import Area, ArtifactKind, Audience, Confidence, Ease, Finding, Place, Severity
from officer_exposure.places.whereabouts import Located, Stay, Track, Whereabouts, pack
from officer_exposure.store.records import RunKind
from officer_exposure.store.store import Store

HOME = (39.8201, -89.6501)
SECOND = (39.7500, -89.6000)
WORK = (39.8000, -89.6440)
SOURCE = "Phone"


def info(check: str) -> CheckInfo:
    """The identity card of a check of places."""
    return CheckInfo(
        id=check,
        title="Places",
        kinds=frozenset(ArtifactKind),
        areas=(Area.HOME,) if check == "places.home" else (Area.ROUTINE,),
        severity=Severity.LEADS_TO_DOOR,
        ease=Ease.FEW_CLICKS,
        remediation="file.share_without_place",
    )


def guessed(check: str, place: Place, summary: str, confidence: Confidence) -> Finding:
    """What a check of places says of one place."""
    card = info(check)
    return Finding(
        check=check,
        areas=card.areas,
        severity=card.severity,
        audience=Audience.PUBLIC,
        ease=card.ease,
        confidence=confidence,
        summary=summary,
        source="",
        artifact="",
        evidence=(place,),
        remediation=card.remediation,
        thing=f"{place.latitude},{place.longitude}",
    )


def findings() -> list[Finding]:
    """Two guesses at home, and work."""
    said = "A stranger could work out where you live."
    return [
        guessed("places.home", Place(*HOME, 60.0, 1, 0.7), said, Confidence.HIGH),
        guessed("places.home", Place(*SECOND, 400.0, 2, 0.2), said, Confidence.LOW),
        guessed(
            "places.work", Place(*WORK, 80.0, 1, 0.9), "A stranger could work out where you work.", Confidence.HIGH
        ),
    ]


def located() -> list[Located]:
    """Photos around home and work, visits, and runs that begin at the door."""
    chance = random.Random(4)
    files = []
    for number in range(40):
        middle = HOME if number % 3 else WORK
        spot = middle[0] + chance.gauss(0, 0.0003), middle[1] + chance.gauss(0, 0.0003)
        files.append(Located(SOURCE, f"album/garden{number}.jpg", Whereabouts((Stay(*spot, origin="exif"),))))
    for number in range(6):
        line = [(HOME[0] + step * 0.001, HOME[1] + number * 0.0001, step * 60) for step in range(20)]
        files.append(Located(SOURCE, f"runs/run{number}.gpx", Whereabouts((), (Track(pack(iter(line))),))))
    visits = tuple(Stay(SECOND[0] + number * 1e-4, SECOND[1], origin="post") for number in range(5))
    files.append(Located(SOURCE, "posts.json", Whereabouts(visits)))
    return files


def fill(store: Store, *, guesses: bool = True) -> None:
    """Put them into a store, by a run as every other."""
    today = date(2026, 11, 26)
    checks = [info("places.home"), info("places.work")]
    run = store.runs.begin(RunKind.PEOPLE, (SOURCE,), {}, {}, today, checks)
    found = list(signed(findings() if guesses else [], store.secret))
    store.runs.record(run, found, (), (), located())
    store.runs.finish(run, Coverage(), False, (), today)

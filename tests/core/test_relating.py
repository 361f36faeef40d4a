"""Combinations come with their reasons, go with them, and are never called gone while a reason may still be there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from officer_exposure.check import Check, CheckInfo, Seen
from officer_exposure.events import Audit
from officer_exposure.model import Area, Ease, Finding, Region, Severity
from officer_exposure.registry import load_checks
from officer_exposure.relating import PeopleRun
from officer_exposure.store.records import Ruling, RunKind, Shown, Standing, Verdict, Wanted
from officer_exposure.store.store import Store
from officer_exposure.vision.people import Who
from tests.core.findings import make_finding
from tests.core.small_photos import GEOTAGGED, PLAIN
from tests.core.store.seen_people import face, picture, with_people
from tests.core.test_keeping import TODAY, Kept, fill

ID = "test.combining"


class Combining:
    """Something follows from every place, and from every child that has a name."""

    info = CheckInfo(ID, "Combining", frozenset(), (Area.FAMILY,), Severity.CAREER, Ease.TOOL, "file.rename_copy")
    fails = False

    def correlate(self, seen: Seen) -> Iterator[Finding]:
        if self.fails:
            raise RuntimeError
        for one in seen.findings:
            yield msgspec.structs.replace(one, check=ID, fingerprint="")
        there = {(one.source, one.artifact) for one in seen.pictures}
        for label in seen.labels:
            if label.who is Who.CHILD and (label.source, label.artifact) in there:
                yield make_finding(
                    check=ID, source=label.source, artifact=label.artifact, evidence=(Region(label.box, "Child"),)
                )


@pytest.fixture
def combining() -> Combining:
    return Combining()


@pytest.fixture
def kept(store: Store, tmp_path: Path, combining: Combining) -> Kept:
    """Two photos with a place and one without have been looked at."""
    photos = tmp_path / "photos"
    fill(photos, "home.jpg", "park.jpg", data=GEOTAGGED)
    fill(photos, "plain.jpg", data=PLAIN)
    checks: dict[str, Check] = {"photo.gps": load_checks()["photo.gps"], ID: combining}
    kept = Kept(store, photos, checks)
    kept.again()
    return kept


def standings(store: Store) -> dict[str, list[str]]:
    """How the findings of each file stand, by "check file"."""
    return {
        f"{check} {artifact}": [kept.standing.value]
        for check in ("photo.gps", ID)
        for artifact in ("home.jpg", "park.jpg")
        for one in _all(store)
        if (one.check, one.artifact) == (check, artifact) and (kept := store.findings.kept(one.fingerprint))
    }


def _all(store: Store) -> list[Finding]:
    return store.findings.all(Wanted(shown=Shown.ALL))


def of(store: Store, artifact: str) -> tuple[list[str], list[str]]:
    both = standings(store)
    return both[f"photo.gps {artifact}"], both[f"{ID} {artifact}"]


def test_a_combination_stays_while_its_reason_does(kept: Kept) -> None:
    assert of(kept.store, "home.jpg") == (["new"], ["new"])
    kept.again()
    assert of(kept.store, "home.jpg") == (["still"], ["still"])
    assert kept.summary.still == 4
    assert kept.said.coverage.outcomes[ID] == {"findings": 1}


def test_a_combination_goes_with_its_reason(kept: Kept) -> None:
    fill(kept.folder, "home.jpg", data=PLAIN)
    kept.again()
    assert of(kept.store, "home.jpg") == (["gone"], ["gone"])
    assert of(kept.store, "park.jpg") == (["still"], ["still"])
    assert (kept.summary.gone, kept.summary.still) == (2, 2)


def test_a_combination_is_not_gone_where_its_file_could_not_be_read(kept: Kept) -> None:
    fill(kept.folder, "home.jpg", data=b"no picture")
    kept.again()
    assert of(kept.store, "home.jpg")[0] == ["unseen"]
    assert of(kept.store, "home.jpg")[1] in (["unseen"], ["still"])


def test_a_combination_is_absent_with_its_file(kept: Kept) -> None:
    (kept.folder / "home.jpg").unlink()
    kept.again()
    assert of(kept.store, "home.jpg") == (["absent"], ["absent"])


def test_a_check_that_fails_makes_nothing_gone(kept: Kept, combining: Combining) -> None:
    combining.fails = True
    fill(kept.folder, "home.jpg", data=PLAIN)
    kept.again()
    assert of(kept.store, "home.jpg") == (["gone"], ["unseen"])
    combining.fails = False
    kept.again()
    assert of(kept.store, "home.jpg") == (["gone"], ["gone"])


def test_what_the_officer_calls_a_false_alarm_is_no_reason(kept: Kept) -> None:
    (one,) = (one for one in _all(kept.store) if (one.check, one.artifact) == ("photo.gps", "home.jpg"))
    kept.store.decisions.decide([one.fingerprint], Ruling(Verdict.FALSE_ALARM), TODAY)
    kept.again()
    assert of(kept.store, "park.jpg") == (["still"], ["still"])
    assert of(kept.store, "home.jpg") == (["still"], ["gone"])


def relate(store: Store, checks: dict[str, Check]) -> Audit:
    """What the officer said of people has its consequences."""
    return Audit.of(PeopleRun(store, checks, (), today=TODAY).run())


def test_a_name_has_its_consequences_without_a_new_look_and_so_has_taking_it_back(
    store: Store, combining: Combining
) -> None:
    person, _ = with_people(store, [3, 2])
    checks: dict[str, Check] = {ID: combining}
    assert relate(store, checks).findings == []
    named = store.people.name(person.id, Who.CHILD)
    assert len(relate(store, checks).findings) == 3
    assert store.findings.standings()[Standing.NEW] == 3
    relate(store, checks)
    assert store.findings.standings()[Standing.NEW] == 3  # no look at files has seen them again
    store.people.undo(named)
    relate(store, checks)
    assert store.findings.standings()[Standing.GONE] == 3
    store.people.name(person.id, Who.CHILD)
    relate(store, checks)
    assert store.findings.standings()[Standing.CAME_BACK] == 3


def test_what_follows_from_names_is_no_look_at_files(kept: Kept) -> None:
    before = kept.store.runs.latest()
    standing = kept.standing()
    relate(kept.store, dict(kept.checks))
    assert kept.store.runs.latest() == before
    assert kept.standing() == standing
    assert kept.store.runs.latest(RunKind.PEOPLE) is not None


def test_a_failure_among_the_consequences_is_told_and_makes_nothing_gone(store: Store, combining: Combining) -> None:
    person, _ = with_people(store, [3, 2])
    store.people.name(person.id, Who.CHILD)
    relate(store, {ID: combining})
    combining.fails = True
    assert [one.reason for one in relate(store, {ID: combining}).not_checked] == ["This check failed."]
    assert store.findings.standings()[Standing.NEW] == 3
    assert [one.check for one in store.runs.not_checked()] == [ID]


def test_pictures_that_are_gone_take_their_faces_along(kept: Kept) -> None:
    (source,) = kept.sources()
    kept.store.pictures.see([picture(name, face(), source=source.id) for name in ("home.jpg", "park.jpg")])
    (kept.folder / "home.jpg").unlink()
    kept.again()
    assert [one.artifact for one in kept.store.pictures.all()] == ["park.jpg"]

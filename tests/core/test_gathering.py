"""Many findings, few cards, true counts."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from officer_exposure.exposure.gathering import gather
from officer_exposure.model import Answer, Area, Audience, Confidence, Level, Severity
from tests.core.findings import make_finding

_URGENT = {"severity": Severity.LEADS_TO_DOOR, "audience": Audience.PUBLIC}


def test_nothing_gathers_to_nothing() -> None:
    assert gather([]) == ()


def test_one_card_for_each_check_and_level_worst_first() -> None:
    findings = [
        make_finding(artifact="low.jpg", severity=Severity.ANNOYANCE),
        make_finding(artifact="a.jpg", **_URGENT),
        make_finding(artifact="b.jpg", **_URGENT),
        make_finding(check="photo.person_tags", areas=(Area.FAMILY,)),
    ]
    gathered = gather(findings)
    assert [(one.check, one.level, one.count) for one in gathered] == [
        ("photo.gps", Level.URGENT, 2),
        ("photo.person_tags", Level.HIGH, 1),
        ("photo.gps", Level.LOW, 1),
    ]
    assert [one.id for one in gathered] == ["photo.gps:urgent", "photo.person_tags:high", "photo.gps:low"]


def test_every_finding_stands_in_exactly_one_card() -> None:
    findings = [
        make_finding(artifact=f"{n}.jpg", severity=severity, audience=audience, thing=str(n % 7))
        for n, (severity, audience) in enumerate((s, a) for s in Severity for a in Audience)
    ]
    gathered = gather(findings)
    assert sorted(one.artifact for card in gathered for one in card.findings) == sorted(f.artifact for f in findings)
    assert sum(card.count for card in gathered) == len(findings)
    assert len({card.id for card in gathered}) == len(gathered)


def test_things_are_things_to_fix() -> None:
    """Three files at one place and one at another are two places; without a key each file is a thing of its own."""
    at_home = [make_finding(artifact=f"{n}.jpg", thing="home") for n in range(3)]
    (card,) = gather([*at_home, make_finding(artifact="4.jpg", thing="work")])
    assert (card.count, card.things) == (4, 2)
    (card,) = gather([make_finding(artifact="one.jpg"), make_finding(artifact="two.jpg")])
    assert card.things == 2
    (card,) = gather([make_finding(source="a"), make_finding(source="b")])
    assert card.things == 2


def test_examples_show_each_thing_before_any_twice() -> None:
    findings = [make_finding(artifact=f"home{n}.jpg", thing="home") for n in range(50)]
    findings += [make_finding(artifact=f"{place}.jpg", thing=place) for place in ("work", "school")]
    (card,) = gather(findings)
    assert [one.thing for one in card.examples] == ["home", "work", "school", "home", "home", "home"]
    assert len({one.artifact for one in card.examples}) == 6


def test_findings_stand_worst_first_and_guesses_last() -> None:
    guess = make_finding(artifact="guess.jpg", confidence=Confidence.LOW, **_URGENT)
    worse = make_finding(artifact="worse.jpg", severity=Severity.LEADS_TO_DOOR)
    plain = make_finding(artifact="plain.jpg")
    (card,) = gather([guess, plain, worse])
    assert [one.artifact for one in card.findings] == ["worse.jpg", "plain.jpg", "guess.jpg"]
    assert not card.check_first
    (card,) = gather([guess])
    assert card.check_first


def test_guided_answers_make_one_card_for_each_item() -> None:
    answers = [
        make_finding(check="guided.answers", thing=f"{item} {account}", evidence=(Answer(item, "exposed"),))
        for item in ("FB01", "FB03")
        for account in ("main", "old")
    ]
    gathered = gather(answers)
    assert [(card.id, card.count, card.things) for card in gathered] == [
        ("guided.answers:FB01:high", 2, 2),
        ("guided.answers:FB03:high", 2, 2),
    ]


def test_summary_and_areas_speak_for_most() -> None:
    findings = [make_finding(artifact=f"{n}", summary="One place.") for n in range(3)]
    findings.append(make_finding(summary="Two places.", areas=(Area.FAMILY, Area.HOME)))
    (card,) = gather(findings)
    assert card.summary == "One place."
    assert card.areas == (Area.HOME, Area.FAMILY)


def test_order_does_not_depend_on_the_order_of_arrival() -> None:
    findings = [make_finding(check=name) for name in ("b.b", "a.a", "c.c")]
    assert [one.id for one in gather(findings)] == [one.id for one in gather(reversed(findings))]


@pytest.mark.slow
def test_a_hundred_thousand_findings_gather_at_once() -> None:
    findings = [make_finding(artifact=f"{n}.jpg", thing=str(n % 5000)) for n in range(100_000)]
    gather(findings[:10])
    start = time.perf_counter()
    (card,) = gather(findings)
    seconds = time.perf_counter() - start
    tracemalloc.start()
    gather(findings)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (card.count, card.things) == (100_000, 5000)
    assert seconds < 1.5, f"{seconds:.2f} s, the goal is 0.5"
    assert peak < 30_000_000

"""What the officer decides holds as long as it should, and can be taken back exactly."""

from __future__ import annotations

from datetime import date

import pytest

from officer_exposure.model import Area, Audience, Confidence, Ease, Position, Region, Severity, Tag
from officer_exposure.store.records import CHANGED, KeptFinding, Ruling, Shown, Verdict, Wanted
from officer_exposure.store.store import Store
from tests.core.store.runs import SOURCE, TODAY, TOMORROW, Look, known_finding

FINDINGS = [known_finding(number, areas=(Area.HOME,) if number % 2 else (Area.FAMILY,)) for number in range(4)]
ALL = [one.fingerprint for one in FINDINGS]


@pytest.fixture(autouse=True)
def _seen(store: Store) -> None:
    Look(store).visits(*[one.artifact for one in FINDINGS], outcomes="fc").records(*FINDINGS).ends(SOURCE)


def kept(store: Store, number: int = 0) -> KeptFinding:
    """What is kept of a finding."""
    found = store.findings.kept(ALL[number])
    assert found is not None
    return found


def open_ones(store: Store) -> list[bool]:
    """Which of the findings are open."""
    return [kept(store, number).is_open for number in range(len(ALL))]


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_but_confirmed_sets_aside(store: Store, verdict: Verdict) -> None:
    decision = store.decisions.decide(ALL[:2], Ruling(verdict, until=TOMORROW), TODAY)
    is_open = verdict is Verdict.CONFIRMED
    assert open_ones(store) == [is_open, is_open, True, True]
    made = kept(store).decision
    assert made is not None
    assert (made.id, made.verdict, made.made, made.until, made.findings) == (decision, verdict, TODAY, TOMORROW, 2)
    assert kept(store, 3).decision is None
    assert store.findings.overview()[kept(store).level] == (4 if is_open else 2)


def test_what_is_put_off_wakes_on_its_day(store: Store) -> None:
    store.decisions.decide(ALL[:1], Ruling(Verdict.LATER, until=TOMORROW), TODAY)
    store.decisions.decide(ALL[1:2], Ruling(Verdict.ACCEPTED, until=TOMORROW, reason="It is my office."), TODAY)
    store.decisions.decide(ALL[2:3], Ruling(Verdict.NOT_ME), TODAY)
    assert store.decisions.wake(TODAY) == 0
    assert open_ones(store) == [False, False, False, True]
    assert store.decisions.wake(TOMORROW) == 2
    assert open_ones(store) == [True, True, False, True]
    assert store.decisions.wake(TOMORROW) == 0
    decision = kept(store, 1).decision
    assert decision is not None
    assert decision.reason == "It is my office."


@pytest.mark.parametrize("verdict", [Verdict.LATER, Verdict.ACCEPTED])
def test_nothing_is_put_off_without_a_day(store: Store, verdict: Verdict) -> None:
    with pytest.raises(ValueError, match="day"):
        store.decisions.decide(ALL, Ruling(verdict), TODAY)
    assert store.decisions.last() is None


def test_a_day_that_has_come_already_sets_nothing_aside(store: Store) -> None:
    store.decisions.decide(ALL[:1], Ruling(Verdict.LATER, until=TODAY), TODAY)
    assert kept(store).is_open


def test_something_in_life_reopens_what_can_grow_old(store: Store) -> None:
    store.decisions.decide(ALL[:1], Ruling(Verdict.NOT_APPLICABLE), TODAY)
    store.decisions.decide(ALL[1:2], Ruling(Verdict.ACCEPTED, until=date(2030, 1, 1)), TODAY)
    store.decisions.decide(ALL[2:3], Ruling(Verdict.FALSE_ALARM), TODAY)
    assert store.decisions.reopen([Area.FAMILY, Area.UNIFORM], TOMORROW, "A child was born.") == 1
    assert open_ones(store) == [True, False, False, True]
    assert kept(store).reopened == "A child was born."
    assert kept(store, 1).reopened == ""
    assert store.decisions.reopen([Area.HOME], TOMORROW, "You moved.") == 1
    store.decisions.decide(ALL[:1], Ruling(Verdict.NOT_APPLICABLE), TOMORROW)
    assert (kept(store).is_open, kept(store).reopened) == (False, "")


def test_undo_goes_back_step_by_step(store: Store) -> None:
    states = [[kept(store, number) for number in range(4)]]
    rulings = [Ruling(Verdict.NOT_ME), Ruling(Verdict.CONFIRMED), Ruling(Verdict.FIXED, screenshot=b"a picture")]
    for number, ruling in enumerate(rulings):
        store.decisions.decide(ALL[: number + 2], ruling, TODAY)
        states.append([kept(store, one) for one in range(4)])
    for ruling, before in zip(reversed(rulings), reversed(states[:-1]), strict=True):
        last = store.decisions.last()
        undone = store.decisions.undo()
        assert last == undone
        assert undone is not None
        assert undone.verdict is ruling.verdict
        assert [kept(store, one) for one in range(4)] == before
    assert store.decisions.undo() is None
    assert store.decisions.last() is None


def test_undo_does_not_set_aside_again_what_was_seen_again(store: Store) -> None:
    store.decisions.decide(ALL[:1], Ruling(Verdict.FIXED), TODAY)
    store.decisions.decide(ALL[:1], Ruling(Verdict.CONFIRMED), TODAY)
    Look(store).visits(FINDINGS[0].artifact).records(FINDINGS[0]).ends()
    store.decisions.undo()
    assert kept(store).is_open
    decision = kept(store).decision
    assert decision is not None
    assert decision.verdict is Verdict.FIXED


def test_undo_does_not_set_aside_again_what_life_has_reopened(store: Store) -> None:
    store.decisions.decide(ALL[:1], Ruling(Verdict.NOT_APPLICABLE), TODAY)
    store.decisions.decide(ALL[:1], Ruling(Verdict.CONFIRMED), TODAY)
    store.decisions.reopen([Area.FAMILY], TOMORROW, "A child was born.")
    store.decisions.undo()
    assert kept(store).is_open


def test_a_picture_is_kept_as_proof_also_after_undo(store: Store) -> None:
    decision = store.decisions.decide(ALL[:2], Ruling(Verdict.FIXED, screenshot=b"a picture"), TODAY)
    made = kept(store).decision
    assert made is not None
    assert made.screenshots == 1
    store.decisions.undo()
    assert store.decisions.screenshots(decision) == [b"a picture"]
    assert store.decisions.screenshots(decision + 1) == []


def test_a_decision_on_nothing_that_is_known_is_none(store: Store) -> None:
    assert store.decisions.decide([], Ruling(Verdict.NOT_ME), TODAY) == 0
    assert store.decisions.decide(["f" * 32], Ruling(Verdict.NOT_ME), TODAY) == 0
    assert store.decisions.last() is None


def test_the_same_finding_named_twice_is_decided_once(store: Store) -> None:
    store.decisions.decide([ALL[0], ALL[0], "f" * 32], Ruling(Verdict.NOT_ME), TODAY)
    last = store.decisions.last()
    assert last is not None
    assert last.findings == 1
    assert store.audit(Wanted(Shown.SET_ASIDE)).findings == [FINDINGS[0]]


HOME = Position(48.1, 11.5, "exif")
ELSEWHERE = Position(52.5, 13.4, "xmp")


@pytest.mark.parametrize("verdict", [one for one in Verdict if one not in {Verdict.CONFIRMED, Verdict.FIXED}])
@pytest.mark.parametrize(
    ("before", "more"),
    [
        ({"evidence": (HOME,)}, {"evidence": (HOME, ELSEWHERE)}),
        ({"evidence": (Tag("XMP:Title", "Us"),)}, {"evidence": (Tag("XMP:Title", "Us, 12 Elm Street"),)}),
        ({"evidence": (Region((0, 0, 9, 9), "other"),)}, {"evidence": (Region((0, 0, 5, 5), "other"),)}),
        ({"confidence": Confidence.LOW}, {"confidence": Confidence.HIGH}),
    ],
    ids=["another place", "another text", "another picture", "no guess any more"],
)
def test_a_decision_does_not_cover_what_came_later(
    store: Store, verdict: Verdict, before: dict[str, object], more: dict[str, object]
) -> None:
    urgent = {"severity": Severity.LEADS_TO_DOOR, "audience": Audience.PUBLIC, "ease": Ease.ONE_LOOK}
    Look(store).records(known_finding(0, **urgent, **before))
    store.decisions.decide(ALL[:1], Ruling(verdict, until=TOMORROW), TODAY)
    store.decisions.decide(ALL[:1], Ruling(verdict, until=TOMORROW), TODAY)
    assert not kept(store).is_open
    Look(store).records(known_finding(0, **urgent, **{**before, **more}))
    assert kept(store).is_open
    assert kept(store).reopened == CHANGED
    store.decisions.undo()
    assert kept(store).is_open


@pytest.mark.parametrize("verdict", Verdict)
def test_more_eyes_bring_back_what_was_accepted_for_fewer(store: Store, verdict: Verdict) -> None:
    Look(store).records(known_finding(0, audience=Audience.PRIVATE))
    store.decisions.decide(ALL[:1], Ruling(verdict, until=TOMORROW), TODAY)
    Look(store).records(known_finding(0, audience=Audience.PUBLIC))
    assert kept(store).is_open == (verdict in {Verdict.CONFIRMED, Verdict.FIXED, Verdict.LATER, Verdict.ACCEPTED})


def test_a_decision_covers_what_shows_less_or_the_same_in_other_words(store: Store) -> None:
    Look(store).records(known_finding(0, evidence=(HOME, ELSEWHERE), audience=Audience.PUBLIC))
    store.decisions.decide(ALL[:1], Ruling(Verdict.ACCEPTED, until=TOMORROW), TODAY)
    Look(store).records(known_finding(0, evidence=(HOME,), audience=Audience.FRIENDS))
    assert not kept(store).is_open
    nearly = Position(HOME.latitude + 1e-6, HOME.longitude, "xmp")  # and read from another place in the file
    Look(store).records(known_finding(0, evidence=(nearly,), audience=Audience.FRIENDS, summary="In other words."))
    assert not kept(store).is_open

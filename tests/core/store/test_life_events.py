"""What a life event makes old in the store, counted beforehand, and taken back exactly."""

from __future__ import annotations

from datetime import timedelta

import pytest

from officer_exposure.content import load_content
from officer_exposure.keeping import KeptAudit
from officer_exposure.model import Area
from officer_exposure.registry import load_checks
from officer_exposure.sources.answers import GivenSheets
from officer_exposure.store.records import GivenAnswer, Ruling, RunKind, Standing, Verdict, Wanted
from officer_exposure.store.store import Store
from tests.core.store.runs import SOURCE, TODAY, TOMORROW, Look, known_finding

LATER = TODAY + timedelta(days=30)


def look_at_answers(store: Store) -> None:
    source = GivenSheets(store.answers.sheets(), "answers")
    for _ in KeptAudit(store, [source], load_checks(), kind=RunKind.ANSWERS, today=TODAY).run():
        pass


def test_an_answer_is_kept_with_its_day_and_the_reason_why_it_is_old(store: Store) -> None:
    store.answers.give("facebook", "main", "FB01", "safe", TODAY)
    store.answers.give("facebook", "main", "FB03", "unsure", TOMORROW)
    assert store.answers.reopen(["FB01", "IG01"], "new_home", LATER) == 1
    assert set(store.answers.given()) == {
        GivenAnswer("facebook", "main", "FB01", "safe", TODAY, "new_home"),
        GivenAnswer("facebook", "main", "FB03", "unsure", TOMORROW, ""),
    }
    store.answers.give("facebook", "main", "FB01", "exposed", LATER)
    assert GivenAnswer("facebook", "main", "FB01", "exposed", LATER, "") in store.answers.given()


@pytest.mark.parametrize("last", ["unsure", "skipped", "exposed"])
def test_an_exposure_stays_known_where_every_answer_is_old(store: Store, last: str) -> None:
    """The sheet has no answer left that counts. It is there all the same: its absence would look like a proof."""
    store.answers.give("facebook", "main", "FB01", "exposed", TODAY)
    look_at_answers(store)
    (found,) = store.audit(Wanted()).findings
    store.answers.give("facebook", "main", "FB01", last, TODAY)
    store.answers.reopen(["FB01"], "new_home", TODAY)
    look_at_answers(store)
    kept = store.findings.kept(found.fingerprint)
    assert kept is not None
    assert kept.is_open
    assert kept.standing is (Standing.STILL if last == "exposed" else Standing.UNSEEN)


def test_a_safe_answer_that_is_old_is_not_checked(store: Store) -> None:
    for item in ("PS01", "RC01"):
        store.answers.give(load_content().items[item].section, "main", item, "safe", TODAY)
    store.answers.reopen(["PS01"], "new_home", TODAY)
    look_at_answers(store)
    missed = {one.about for one in store.runs.not_checked() if one.artifact}
    assert "PS01 main" in missed
    assert "RC01 main" not in missed


@pytest.mark.parametrize("verdict", Verdict)
def test_what_would_be_reopened_is_counted_as_it_then_is(store: Store, verdict: Verdict) -> None:
    findings = [known_finding(number, areas=(Area.HOME,) if number % 2 else (Area.FAMILY,)) for number in range(6)]
    Look(store).visits(*[one.artifact for one in findings], outcomes="fc").records(*findings).ends(SOURCE)
    store.decisions.decide([one.fingerprint for one in findings[:3]], Ruling(verdict, until=LATER), TODAY)
    Look(store).visits(findings[1].artifact, outcomes="cc").ends(SOURCE)
    for areas in ([Area.HOME], [Area.FAMILY], [Area.HOME, Area.FAMILY], [Area.DUTY]):
        before = store.findings.overview()
        expected = store.decisions.count_to_reopen(areas)
        assert store.decisions.reopen(areas, TODAY, "threat") == expected
        assert store.decisions.count_to_reopen(areas) == 0
        store.decisions.take_reopening_back("threat", TODAY)
        assert store.findings.overview() == before
        assert store.decisions.count_to_reopen(areas) == expected


def test_only_what_was_reopened_today_for_this_reason_is_taken_back(store: Store) -> None:
    findings = [known_finding(number, areas=(area,)) for number, area in enumerate((Area.HOME, Area.FAMILY, Area.DUTY))]
    Look(store).visits(*[one.artifact for one in findings], outcomes="fc").records(*findings).ends(SOURCE)
    store.decisions.decide([one.fingerprint for one in findings], Ruling(Verdict.NOT_APPLICABLE), TODAY)
    store.decisions.reopen([Area.HOME], TODAY, "threat")
    store.decisions.reopen([Area.FAMILY], TOMORROW, "threat")
    store.decisions.reopen([Area.DUTY], TOMORROW, "new_agency")
    store.decisions.take_reopening_back("threat", TOMORROW)
    kept = [store.findings.kept(one.fingerprint) for one in findings]
    assert [(one.is_open, one.reopened) for one in kept if one] == [(True, "threat"), (False, ""), (True, "new_agency")]

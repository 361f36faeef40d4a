"""How a finding stands after a look: gone only where it is proved, absent only where nothing can hide it."""

from __future__ import annotations

import pytest

from officer_exposure.examining import Unjudged
from officer_exposure.model import Finding, NotChecked, Stage
from officer_exposure.store.database import Database
from officer_exposure.store.records import KeptFinding, Ruling, RunKind, Shown, Standing, Verdict, Wanted
from officer_exposure.store.store import Store
from tests.core.store.runs import CHECKS, SOURCE, TODAY, TOMORROW, Look, check_info, known_finding

ONE = known_finding(1, check="photo.gps", thing="home", artifact="holiday/1.jpg")
OTHER = known_finding(2, check="photo.gps", artifact="2.jpg")
NAME = known_finding(3, check="photo.name", artifact="holiday/1.jpg")
PEOPLE = known_finding(4, check="photo.people", artifact="holiday/1.jpg")


def first_look(store: Store, *findings: Finding) -> None:
    """Everything is seen once."""
    artifacts = {one.artifact for one in (*findings, OTHER)}
    look = Look(store).visits(*artifacts, outcomes="fc")
    look.visits(*artifacts, stage=Stage.PIXELS, outcomes="f").records(*findings, OTHER).ends(SOURCE)


def kept(store: Store, finding: Finding = ONE) -> KeptFinding:
    """What is kept of a finding."""
    found = store.findings.kept(finding.fingerprint)
    assert found is not None
    return found


def stands(store: Store, finding: Finding = ONE) -> tuple[Standing, bool]:
    """How a finding stands, and whether it is open."""
    found = kept(store, finding)
    return found.standing, found.is_open


def second_look(store: Store, finding: Finding = ONE) -> Look:
    """A look that meets the other file only."""
    first_look(store, finding)
    return Look(store, today=TOMORROW).visits(OTHER.artifact, outcomes="fc").records(OTHER)


def test_what_is_seen_first_is_new(store: Store) -> None:
    first_look(store, ONE)
    assert stands(store) == (Standing.NEW, True)
    assert (kept(store).first_seen, kept(store).last_seen) == (TODAY, TODAY)


def test_what_is_seen_again_is_still_there(store: Store) -> None:
    summary = second_look(store).visits(ONE.artifact, outcomes="fc").records(ONE).ends(SOURCE)
    assert stands(store) == (Standing.STILL, True)
    assert (kept(store).first_seen, kept(store).last_seen) == (TODAY, TOMORROW)
    assert (summary.still, summary.new, summary.gone) == (2, 0, 0)


def test_what_is_judged_again_and_not_seen_is_gone(store: Store) -> None:
    summary = second_look(store).visits(ONE.artifact, outcomes="cc").ends(SOURCE)
    assert stands(store) == (Standing.GONE, False)
    assert (summary.still, summary.gone) == (1, 1)
    assert store.findings.gatherings(Wanted(Shown.GONE))[0].examples == (ONE,)


@pytest.mark.parametrize("outcomes", ["fc", "ac"])
def test_any_outcome_that_judges_lets_it_go(store: Store, outcomes: str) -> None:
    second_look(store).visits(ONE.artifact, outcomes=outcomes).ends(SOURCE)
    assert stands(store) == (Standing.GONE, False)


@pytest.mark.parametrize("outcomes", ["nc", "ec", "", "?"])
def test_a_check_that_did_not_judge_proves_nothing(store: Store, outcomes: str) -> None:
    summary = second_look(store).visits(ONE.artifact, outcomes=outcomes).ends(SOURCE)
    assert stands(store) == (Standing.UNSEEN, True)
    assert summary.unseen == 1


def test_a_file_that_vanished_is_absent(store: Store) -> None:
    summary = second_look(store).ends(SOURCE)
    assert stands(store) == (Standing.ABSENT, False)
    assert summary.absent == 1


def test_a_file_that_vanished_takes_every_check_with_it(store: Store) -> None:
    first_look(store, ONE, NAME, PEOPLE)
    Look(store, checks={Stage.METADATA: ()}).visits(OTHER.artifact).ends(SOURCE)
    assert [stands(store, one)[0] for one in (ONE, NAME, PEOPLE)] == [Standing.ABSENT] * 3


def test_an_unplugged_disk_takes_nothing_with_it(store: Store) -> None:
    first_look(store, ONE)
    summary = Look(store).ends(SOURCE)
    assert stands(store) == (Standing.UNSEEN, True)
    assert (summary.unseen, summary.absent) == (2, 0)


def test_another_disk_in_the_same_place_takes_nothing_with_it(store: Store) -> None:
    first_look(store, ONE)
    look = Look(store).visits(OTHER.artifact, outcomes="fc", stamp=b"another file of this name").visits("new.jpg")
    look.records(OTHER).ends(SOURCE)
    assert stands(store) == (Standing.UNSEEN, True)


def test_a_folder_in_which_nothing_is_known_takes_nothing_with_it(store: Store) -> None:
    second_look(store).visits("holiday/new.jpg").ends(SOURCE, opened={"", "holiday"})
    assert stands(store) == (Standing.UNSEEN, True)


def test_a_folder_that_is_gone_takes_its_files_with_it(store: Store) -> None:
    second_look(store).ends(SOURCE, opened={"", "other"})
    assert stands(store) == (Standing.ABSENT, False)


def test_a_file_gone_from_among_known_ones_is_absent(store: Store) -> None:
    first_look(store, ONE, known_finding(5, artifact="holiday/deep/5.jpg"))
    Look(store).visits("holiday/deep/5.jpg", OTHER.artifact).ends(SOURCE, opened={"", "holiday", "holiday/deep"})
    assert stands(store) == (Standing.ABSENT, False)


def test_a_source_that_was_not_walked_to_its_end_takes_nothing_with_it(store: Store) -> None:
    second_look(store).ends()
    assert stands(store) == (Standing.UNSEEN, True)


@pytest.mark.parametrize("closed", ["holiday", "holiday/1.jpg", ""])
def test_a_closed_folder_takes_nothing_with_it(store: Store, closed: str) -> None:
    look = second_look(store).records(missed=[NotChecked(SOURCE, closed, "*", "This folder could not be opened.")])
    look.ends(SOURCE)
    assert stands(store) == (Standing.UNSEEN, True)


def test_a_closed_folder_of_a_like_name_says_nothing(store: Store) -> None:
    second_look(store).records(missed=[NotChecked(SOURCE, "hol", "*", "Closed.")]).ends(SOURCE)
    assert stands(store) == (Standing.ABSENT, False)


def test_a_look_without_pictures_says_nothing_about_pictures(store: Store) -> None:
    first_look(store, ONE, PEOPLE)
    look = Look(store, checks={Stage.METADATA: CHECKS[Stage.METADATA]}).visits(ONE.artifact, OTHER.artifact)
    look.records(missed=[NotChecked(SOURCE, "", "photo.people", "You chose so.")]).ends(SOURCE)
    assert stands(store, PEOPLE) == (Standing.UNSEEN, True)
    assert stands(store, ONE) == (Standing.GONE, False)


def test_a_cancelled_look_ends_what_it_judged_and_nothing_else(store: Store) -> None:
    first_look(store, ONE, PEOPLE)
    look = Look(store).visits(ONE.artifact).records(missed=[NotChecked(SOURCE, "", "*", "It was stopped.")])
    summary = look.ends(cancelled=True)
    assert summary.cancelled
    assert stands(store, ONE) == (Standing.GONE, False)
    assert stands(store, PEOPLE) == (Standing.UNSEEN, True)
    assert stands(store, OTHER) == (Standing.UNSEEN, True)


def test_a_check_that_is_left_out_or_was_removed_says_nothing(store: Store) -> None:
    first_look(store, ONE)
    checks = {Stage.METADATA: (check_info("photo.name", opens=False),)}
    Look(store, checks=checks).visits(ONE.artifact, OTHER.artifact).ends(SOURCE)
    assert stands(store) == (Standing.UNSEEN, True)


def test_parts_that_could_not_be_read_can_hide_it(store: Store) -> None:
    first_look(store, ONE, NAME)
    Look(store).visits(ONE.artifact, OTHER.artifact, problems=("The end is missing.",)).ends(SOURCE)
    assert stands(store, ONE) == (Standing.UNSEEN, True)
    assert stands(store, NAME) == (Standing.GONE, False), "a name is judged whatever is inside"


def test_a_file_that_cannot_be_read_at_all_hides_it(store: Store) -> None:
    first_look(store, ONE)
    Look(store).visits(ONE.artifact, OTHER.artifact, unreadable="It is broken.").ends(SOURCE)
    assert stands(store) == (Standing.UNSEEN, True)


def test_a_file_that_stopped_its_worker_is_not_absent(store: Store) -> None:
    second_look(store).records(missed=[NotChecked(SOURCE, ONE.artifact, "*", "It took too long.")]).ends(SOURCE)
    assert stands(store) == (Standing.UNSEEN, True)


@pytest.mark.parametrize(
    ("check", "about", "standing"),
    [
        ("photo.gps", "", Standing.UNSEEN),
        ("photo.gps", "home", Standing.UNSEEN),
        ("photo.gps", "work", Standing.GONE),
        ("photo.name", "", Standing.GONE),
    ],
)
def test_a_question_without_an_answer_keeps_its_own_finding_open(
    store: Store, check: str, about: str, standing: Standing
) -> None:
    missed = (Unjudged(check, "You were not sure.", about),)
    look = second_look(store).visits(ONE.artifact, outcomes="fc", missed=missed)
    look.records(missed=[NotChecked(SOURCE, ONE.artifact, check, "You were not sure.", about)]).ends(SOURCE)
    assert stands(store)[0] is standing


def test_what_was_gone_and_is_there_again_came_back(store: Store) -> None:
    second_look(store).visits(ONE.artifact).ends(SOURCE)
    summary = Look(store).visits(ONE.artifact).records(ONE).ends(SOURCE)
    assert stands(store) == (Standing.CAME_BACK, True)
    assert summary.came_back == 1
    Look(store).visits(ONE.artifact).records(ONE).ends(SOURCE)
    assert stands(store) == (Standing.STILL, True)


def test_what_was_absent_and_is_there_again_came_back(store: Store) -> None:
    second_look(store).ends(SOURCE)
    Look(store).visits(ONE.artifact).records(ONE).ends(SOURCE)
    assert stands(store) == (Standing.CAME_BACK, True)


def test_what_stays_gone_is_counted_once(store: Store) -> None:
    second_look(store).visits(ONE.artifact).ends(SOURCE)
    summary = Look(store).visits(ONE.artifact, OTHER.artifact).records(OTHER).ends(SOURCE)
    assert (summary.gone, summary.absent, summary.unseen, summary.still) == (0, 0, 0, 1)


def test_what_was_called_fixed_and_is_seen_again_came_back(store: Store) -> None:
    first_look(store, ONE)
    store.decisions.decide([ONE.fingerprint], Ruling(Verdict.FIXED), TODAY)
    assert stands(store) == (Standing.NEW, False)
    Look(store).visits(ONE.artifact).records(ONE).ends(SOURCE)
    assert stands(store) == (Standing.CAME_BACK, True)
    decision = kept(store).decision
    assert decision is not None
    assert decision.verdict is Verdict.FIXED
    Look(store).visits(ONE.artifact).records(ONE).ends(SOURCE)
    assert stands(store) == (Standing.STILL, True)


def test_what_was_called_fixed_stays_aside_until_it_is_seen(store: Store) -> None:
    first_look(store, ONE)
    store.decisions.decide([ONE.fingerprint], Ruling(Verdict.FIXED), TODAY)
    Look(store).visits(OTHER.artifact).ends()
    assert stands(store) == (Standing.UNSEEN, False)
    assert ONE.fingerprint in store.findings.fingerprints("photo.gps:high", Wanted(Shown.SET_ASIDE))


def test_what_was_called_fixed_and_then_is_gone_is_gone(store: Store) -> None:
    first_look(store, ONE)
    store.decisions.decide([ONE.fingerprint], Ruling(Verdict.FIXED), TODAY)
    Look(store).visits(ONE.artifact, OTHER.artifact).ends(SOURCE)
    assert stands(store) == (Standing.GONE, False)


@pytest.mark.parametrize("verdict", [Verdict.FALSE_ALARM, Verdict.NOT_ME, Verdict.NOT_APPLICABLE])
def test_what_is_set_aside_for_good_stays_so_when_seen_again(store: Store, verdict: Verdict) -> None:
    first_look(store, ONE)
    store.decisions.decide([ONE.fingerprint], Ruling(verdict), TODAY)
    Look(store).visits(ONE.artifact).records(ONE).ends(SOURCE)
    assert stands(store) == (Standing.STILL, False)
    Look(store).visits(ONE.artifact, OTHER.artifact).ends(SOURCE)
    Look(store).visits(ONE.artifact).records(ONE).ends(SOURCE)
    assert stands(store) == (Standing.CAME_BACK, False)


def test_a_look_that_a_crash_cut_off_ends_nothing() -> None:
    database = Database.in_memory()
    store = Store(database)
    first_look(store, ONE)
    Look(store).visits(ONE.artifact, OTHER.artifact).records(OTHER)
    assert stands(store) == (Standing.NEW, True)
    after = Store(database)
    assert stands(after) == (Standing.UNSEEN, True)
    assert stands(after, OTHER) == (Standing.STILL, True)
    latest = after.runs.latest()
    assert latest is not None
    assert (latest.finished, latest.still, latest.unseen) == (None, 1, 1)
    cut_off = [one for one in after.runs.not_checked() if one.check == "*"]
    assert [(one.source, one.artifact) for one in cut_off] == [(SOURCE, "")]
    after.close()


def test_another_source_and_another_kind_of_look_say_nothing(store: Store) -> None:
    drawn = known_finding(9, source="", artifact="", check="places.home")
    first_look(store, ONE, drawn)
    Look(store, RunKind.ANSWERS, ["answers"]).visits("facebook/main", source="answers").ends("answers")
    assert [stands(store, one)[0] for one in (ONE, drawn)] == [Standing.NEW, Standing.NEW]
    Look(store).visits(ONE.artifact, OTHER.artifact).records(ONE, OTHER).ends(SOURCE)
    assert stands(store, drawn) == (Standing.UNSEEN, True)


def test_seen_twice_in_one_look_is_seen_once(store: Store) -> None:
    Look(store).records(ONE).records(ONE).ends()
    assert stands(store) == (Standing.NEW, True)


def test_a_finding_that_is_worded_anew_is_the_same_finding(store: Store) -> None:
    first_look(store, ONE)
    anew = known_finding(1, check="photo.gps", thing="home", artifact="holiday/1.jpg", summary="Said in other words.")
    Look(store).visits(ONE.artifact).records(anew).ends(SOURCE)
    assert kept(store).finding == anew
    assert store.audit(Wanted(words="other words")).findings == [anew]
    assert ONE not in store.audit(Wanted(words="sentence")).findings


def test_what_was_not_checked_counts_until_the_next_look_at_the_same_source(store: Store) -> None:
    old, new = NotChecked(SOURCE, "1.jpg", "*", "Old."), NotChecked(SOURCE, "2.jpg", "*", "New.")
    elsewhere, nowhere = NotChecked("more", "3.jpg", "*", "Elsewhere."), NotChecked("", "", "places.home", "It failed.")
    Look(store, sources=[SOURCE, "more"]).records(missed=[old, old, elsewhere, nowhere]).ends()
    assert store.runs.not_checked() == [nowhere, elsewhere, old]
    Look(store).records(missed=[new]).ends()
    assert store.runs.not_checked() == [elsewhere, new]
    Look(store, RunKind.ANSWERS, ["answers"]).ends()
    assert store.runs.not_checked() == [elsewhere, new]


def test_a_look_that_goes_on_is_not_called_finished(store: Store) -> None:
    look = Look(store)
    assert [one.artifact for one in store.runs.not_checked()] == [""]
    look.ends()
    assert store.runs.not_checked() == []


def test_the_latest_look_of_each_kind(store: Store) -> None:
    assert store.runs.latest() is None
    files = Look(store).ends()
    answers = Look(store, RunKind.ANSWERS, ["answers"]).ends()
    assert store.runs.latest() == answers
    assert store.runs.latest(RunKind.FILES) == files
    assert (files.started, files.finished, files.cancelled) == (TODAY, TODAY, False)


def test_a_finding_without_a_fingerprint_is_refused(store: Store) -> None:
    look = Look(store)
    with pytest.raises(ValueError, match="fingerprint"):
        look.records(OTHER, known_finding(7, fingerprint=""))
    assert store.audit(Wanted()).findings == [], "all or nothing"


def test_two_looks_at_once_take_nothing_from_each_other(store: Store) -> None:
    first_look(store, ONE)
    slow, quick = Look(store), Look(store, RunKind.AGAIN)
    slow.visits(ONE.artifact, OTHER.artifact, outcomes="nc").records(OTHER)
    quick.visits(ONE.artifact, outcomes="nc").records().ends()
    slow.ends(SOURCE)
    assert stands(store) == (Standing.UNSEEN, True), "the quick look met the file, so it is not absent"
    slow, quick = Look(store), Look(store, RunKind.AGAIN)
    quick.visits(ONE.artifact).records(ONE).ends()
    slow.visits(ONE.artifact, OTHER.artifact).records(ONE).ends(SOURCE)
    assert stands(store) == (Standing.STILL, True)

"""The officer's own look at pictures: what is kept of it, what follows, and how long it holds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from officer_exposure.events import Pictured
from officer_exposure.exposure.gathering import Gathering, gather
from officer_exposure.exposure.levels import level_of
from officer_exposure.model import Area, Audience, Confidence, Finding
from officer_exposure.reviewing import PictureReview, shown_by
from officer_exposure.shows import NOTHING, Shows
from officer_exposure.store.records import KeptFinding, PictureName, Ruling, Shown, Standing, Verdict, Wanted
from officer_exposure.store.store import Store, memory_store
from officer_exposure.store.vault import Vault
from officer_exposure.vision.observed import Observed
from tests.core.store.runs import SOURCE, TODAY, TOMORROW, Look, known_finding
from tests.core.store.vaults import PASSPHRASE, new_vault
from tests.core.uniform_check import CHECKS

PICTURE = PictureName(SOURCE, "0001.jpg")
OTHER = PictureName(SOURCE, "0002.jpg")


def uniform_finding() -> Finding:
    """A check's guess that there is a uniform in PICTURE."""
    return known_finding(1, check="photo.uniform", areas=(Area.UNIFORM,), confidence=Confidence.LOW)


@pytest.fixture
def store() -> Iterator[Store]:
    """A store that has met two pictures."""
    store = memory_store()
    look = Look(store).visits(PICTURE.artifact, OTHER.artifact)
    seen = [Pictured(*name, Observed(40, 30)) for name in (PICTURE, OTHER)]
    store.runs.record(look.run, (), (), seen)
    look.ends(SOURCE)
    yield store
    store.close()


def review(store: Store) -> PictureReview:
    """Somebody who looks at public pictures."""
    return PictureReview(store, Audience.PUBLIC, CHECKS)


def listed(store: Store) -> dict[str, str]:
    """Name -> whether the officer has seen it."""
    return {one.name.artifact: "seen" if one.is_seen else "unseen" for one in store.listing(shown_by(CHECKS))}


def open_findings(store: Store) -> list[tuple[str, str]]:
    """Check and picture of everything that is open."""
    return [(one.check, one.artifact) for one in store.findings.all(Wanted())]


def gathered(store: Store) -> Gathering:
    """The one card, without the findings that are read page by page."""
    (one,) = store.findings.gatherings(Wanted())
    return msgspec.structs.replace(one, findings=())


def kept(store: Store, check: str) -> KeptFinding:
    """The one finding of a check in PICTURE."""
    (found,) = (one for one in store.reviewed.found_in(PICTURE) if one.finding.check == check)
    return found


def test_what_no_check_found_becomes_a_finding(store: Store) -> None:
    review(store).answer([PICTURE], Shows.UNIFORM | Shows.HOUSE, TODAY)
    assert open_findings(store) == [("seen.house", "0001.jpg"), ("seen.uniform", "0001.jpg")]
    assert {one.audience for one in store.findings.all(Wanted())} == {Audience.PUBLIC}
    assert listed(store) == {"0001.jpg": "seen", "0002.jpg": "unseen"}
    assert sum(store.findings.overview().values()) == 2


def test_one_answer_for_a_stack_is_one_step(store: Store) -> None:
    review(store).answer([PICTURE, OTHER], Shows.CHILD, TODAY)
    assert open_findings(store) == [("seen.child", "0001.jpg"), ("seen.child", "0002.jpg")]
    assert review(store).undo() == (PICTURE, OTHER)
    assert open_findings(store) == []
    assert listed(store) == {"0001.jpg": "unseen", "0002.jpg": "unseen"}
    assert review(store).undo() == ()


def test_what_a_check_found_is_confirmed_and_not_found_twice(store: Store) -> None:
    Look(store).visits(PICTURE.artifact).records(uniform_finding()).ends()
    review(store).answer([PICTURE], Shows.UNIFORM, TODAY)
    assert open_findings(store) == [("photo.uniform", "0001.jpg")]
    decision = kept(store, "photo.uniform").decision
    assert decision is not None
    assert decision.verdict is Verdict.CONFIRMED


def test_nothing_sets_aside_what_a_check_thought_it_saw_and_undo_brings_it_back(store: Store) -> None:
    gps = known_finding(2, artifact=PICTURE.artifact)
    Look(store).visits(PICTURE.artifact).records(uniform_finding(), gps).ends()
    review(store).answer([PICTURE], NOTHING, TODAY)
    assert open_findings(store) == [("photo.gps", "0001.jpg")], "what no eye can see stays"
    assert [one.check for one in store.findings.all(Wanted(shown=Shown.SET_ASIDE))] == ["photo.uniform"]
    review(store).undo()
    assert ("photo.uniform", "0001.jpg") in open_findings(store)
    assert kept(store, "photo.uniform").decision is None


def test_another_answer_takes_the_place_of_the_one_before(store: Store) -> None:
    Look(store).visits(PICTURE.artifact).records(uniform_finding()).ends()
    officer = review(store)
    officer.answer([PICTURE], NOTHING, TODAY)
    officer.answer([PICTURE], Shows.UNIFORM | Shows.CHILD, TODAY)
    assert open_findings(store) == [("photo.uniform", "0001.jpg"), ("seen.child", "0001.jpg")]
    officer.answer([PICTURE], Shows.HOUSE, TODAY)
    assert open_findings(store) == [("photo.uniform", "0001.jpg"), ("seen.house", "0001.jpg")]
    officer.undo()
    assert open_findings(store) == [("photo.uniform", "0001.jpg"), ("seen.child", "0001.jpg")]
    officer.undo()
    assert open_findings(store) == []


def test_what_is_being_done_about_it_is_not_decided_anew(store: Store) -> None:
    Look(store).visits(PICTURE.artifact).records(uniform_finding()).ends()
    store.decisions.decide([uniform_finding().fingerprint], Ruling(Verdict.FIXED), TODAY)
    review(store).answer([PICTURE], NOTHING, TODAY)
    decision = kept(store, "photo.uniform").decision
    assert decision is not None
    assert decision.verdict is Verdict.FIXED


def test_an_undone_answer_leaves_later_decisions_alone(store: Store) -> None:
    Look(store).visits(PICTURE.artifact).records(uniform_finding()).ends()
    review(store).answer([PICTURE], NOTHING, TODAY)
    store.decisions.decide([uniform_finding().fingerprint], Ruling(Verdict.NOT_ME), TODAY)
    review(store).undo()
    assert kept(store, "photo.uniform").decision is not None
    store.decisions.undo()
    assert kept(store, "photo.uniform").decision is None, "what was taken back does not come again"


def test_a_look_at_unchanged_files_leaves_what_the_officer_saw(store: Store) -> None:
    review(store).answer([PICTURE], Shows.UNIFORM, TODAY)
    summary = Look(store, today=TOMORROW).visits(PICTURE.artifact, OTHER.artifact).ends(SOURCE)
    assert (summary.still, summary.unseen, summary.gone) == (1, 0, 0)
    assert kept(store, "seen.uniform").standing is Standing.STILL
    assert listed(store)["0001.jpg"] == "seen"


def test_a_picture_that_changed_has_to_be_looked_at_again(store: Store) -> None:
    review(store).answer([PICTURE], Shows.UNIFORM, TODAY)
    Look(store).visits(PICTURE.artifact, stamp=b"changed").visits(OTHER.artifact).ends(SOURCE)
    assert listed(store) == {"0001.jpg": "unseen", "0002.jpg": "unseen"}
    found = kept(store, "seen.uniform")
    assert (found.standing, found.is_open) == (Standing.UNSEEN, True)
    review(store).answer([PICTURE], NOTHING, TODAY)
    assert kept(store, "seen.uniform").standing is Standing.GONE


def test_a_picture_that_is_no_longer_there_is_absent_and_may_come_back(store: Store) -> None:
    review(store).answer([PICTURE], Shows.UNIFORM, TODAY)
    Look(store).visits(OTHER.artifact).ends(SOURCE, opened=("",))
    assert kept(store, "seen.uniform").standing is Standing.ABSENT
    assert [one.met for one in store.listing(shown_by(CHECKS))] == [False, True]
    Look(store).visits(PICTURE.artifact, OTHER.artifact).ends(SOURCE, opened=("",))
    assert kept(store, "seen.uniform").standing is Standing.STILL


def test_what_could_not_be_opened_is_listed_with_its_reason(store: Store) -> None:
    Look(store).visits("broken.jpg", unreadable="This file is damaged.").visits("later.jpg").ends()
    trouble = {one.name.artifact: one.trouble for one in store.listing(shown_by(CHECKS)) if one.trouble}
    assert trouble["broken.jpg"] == "This file is damaged."
    assert trouble.keys() == {"broken.jpg", "later.jpg"}


def test_a_look_of_ones_own_is_no_look_at_files(store: Store) -> None:
    before = store.runs.latest()
    review(store).answer([PICTURE], Shows.UNIFORM, TOMORROW)
    assert store.runs.latest() == before
    assert kept(store, "seen.uniform").first_seen == TOMORROW


_ANSWER_AND_DIE = """
import os, signal, sys
from datetime import date
from pathlib import Path
from officer_exposure.model import Audience
from officer_exposure.reviewing import PictureReview
from officer_exposure.shows import Shows
from officer_exposure.store.records import PictureName
from officer_exposure.store.vault import Vault

vault = Vault.unlock(Path(sys.argv[1]), sys.argv[2])
PictureReview(vault.store, Audience.PUBLIC).answer([PictureName("photos", "0001.jpg")], Shows.CHILD, date.today())
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_an_answer_outlives_a_crash(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    new_vault(folder)[0].lock()
    command = [sys.executable, "-P", "-c", _ANSWER_AND_DIE, str(folder), PASSPHRASE]
    done = subprocess.run(command, env=os.environ, check=False)
    assert done.returncode == -signal.SIGKILL
    with Vault.unlock(folder, PASSPHRASE) as vault:
        answer = vault.store.reviewed.of(PICTURE)
        assert answer is not None
        assert (answer.shows, answer.holds) == (Shows.CHILD, True)
        assert open_findings(vault.store) == [("seen.child", "0001.jpg")]
        PictureReview(vault.store, Audience.PUBLIC).undo()
        assert open_findings(vault.store) == []


def test_what_the_officer_confirms_is_no_guess_any_more(store: Store) -> None:
    guess = uniform_finding()
    Look(store).visits(PICTURE.artifact).records(guess).ends()
    before = gathered(store)
    assert before.check_first
    review(store).answer([PICTURE], Shows.UNIFORM, TODAY)
    confirmed = gathered(store)
    assert not confirmed.check_first
    assert confirmed.level is level_of(msgspec.structs.replace(guess, confidence=Confidence.HIGH))
    assert confirmed == msgspec.structs.replace(gather(store.findings.all(Wanted()))[0], findings=())
    Look(store).visits(PICTURE.artifact).records(guess).ends()
    assert gathered(store) == confirmed, "the check still guesses; the officer knows"
    review(store).undo()
    assert gathered(store) == before

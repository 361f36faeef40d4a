"""A vault of today under a program of tomorrow: new words, new names and lost questions cost no answer and no decision.

The program of tomorrow is a copy of this one with other content, run in a process of its own.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from officer_exposure.content import load_content
from officer_exposure.keeping import KeptAudit
from officer_exposure.model import Answer
from officer_exposure.registry import load_checks
from officer_exposure.sources.answers import GivenSheets
from officer_exposure.store.database import Database
from officer_exposure.store.records import Ruling, RunKind, Verdict, Wanted
from officer_exposure.store.store import Store

_PROJECT = Path(__file__).resolve().parents[2]
_KEY = bytes(range(32))
_TODAY = date(2026, 3, 1)

_ANSWERS = """
format: officer-exposure/answers
version: 1
sheets:
  - {section: facebook, account: main, answers: {FB01: exposed, FB04: safe}}
  - {section: instagram, account: main, answers: {IG01: safe, IG02: exposed}}
"""

_LOOK = """
import json, sys
from datetime import date
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from officer_exposure.content import load_content
from officer_exposure.keeping import KeptAudit
from officer_exposure.model import Answer
from officer_exposure.registry import load_checks
from officer_exposure.report.cards import remedy_of
from officer_exposure.sources.answers import GivenSheets, read_answers
from officer_exposure.store.database import Database
from officer_exposure.store.records import RunKind, Shown, Wanted
from officer_exposure.store.store import Store

def state():
    found = store.findings.gatherings(Wanted(shown=Shown.ALL))
    kept = [store.findings.kept(one.fingerprint) for gathering in found for one in gathering.findings]
    return {
        "remedies": sorted(remedy_of(gathering).title for gathering in found),
        "findings": {
            one.finding.fingerprint: [one.standing, one.is_open, one.decision and one.decision.verdict] for one in kept
        },
    }

store = Store(Database.open(Path(sys.argv[2]), bytes(range(32))))
said = {
    "sheets": [[one.section, dict(one.answers), one.no_account] for one in store.answers.sheets()],
    "reopened": dict(store.answers.reopened()),
    "given": {one.item: one.given.isoformat() for one in store.answers.given()},
    "before": state(),
}
said["file"] = [[one.section, dict(one.answers)] for one in read_answers(sys.argv[3])]
source = GivenSheets(store.answers.sheets(), "answers")
for _ in KeptAudit(store, [source], load_checks(), kind=RunKind.ANSWERS, today=date(2026, 4, 1)).run():
    pass
print(json.dumps({**said, "after": state()}))
"""


class _Vault(NamedTuple):
    """A vault file, and the fingerprint of each exposed item in it."""

    path: Path
    fingerprints: dict[str, str]


@pytest.fixture
def vault(tmp_path: Path) -> _Vault:
    """FB01, IG01 and IG02 are exposed; FB01 is accepted; FB03 was safe, and is asked again because of a new home."""
    path = tmp_path / "vault.db"
    store = Store(Database.create(path, _KEY))
    given = {"FB01": "exposed", "FB03": "safe", "FB04": "safe", "IG01": "exposed", "IG02": "exposed"}
    for item, answer in given.items():
        store.answers.give(load_content().items[item].section, "main", item, answer, _TODAY)
    store.answers.leave_out("people_search", "main")
    store.answers.reopen(["FB03"], "new_home", _TODAY)
    source = GivenSheets(store.answers.sheets(), "answers")
    for _ in KeptAudit(store, [source], load_checks(), kind=RunKind.ANSWERS, today=_TODAY).run():
        pass
    fingerprints = {
        fact.item: one.fingerprint
        for one in store.audit(Wanted()).findings
        for fact in one.evidence
        if isinstance(fact, Answer)
    }
    store.decisions.decide([fingerprints["FB01"]], Ruling(Verdict.ACCEPTED, until=date(2027, 1, 1)), _TODAY)
    store.close()
    return _Vault(path, fingerprints)


@pytest.fixture
def tomorrow(tmp_path: Path) -> Path:
    """A copy of the program, to be changed."""
    program = tmp_path / "program"
    for package in ("officer_exposure", "checks"):
        shutil.copytree(_PROJECT / package, program / package, ignore=shutil.ignore_patterns("__pycache__"))
    return program


def _change(program: Path, name: str, *changes: tuple[str, str]) -> None:
    path = program / name
    text = path.read_text()
    for old, new in changes:
        assert old in text, f"{name} no longer says {old!r}"
        text = text.replace(old, new)
    path.write_text(text)


def _look(program: Path, vault: _Vault) -> dict[str, Any]:
    """Open the vault with that program and look at the answers again."""
    command = [sys.executable, "-P", "-c", _LOOK, str(program), str(vault.path), _ANSWERS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


_CONTENT = "officer_exposure/content"


def test_new_words_change_nothing(vault: _Vault, tomorrow: Path) -> None:
    _change(
        tomorrow,
        f"{_CONTENT}/items/facebook.yaml",
        ("Who can see your future posts?", "Who may read what you post from now on?"),
        ("Anyone can read your new Facebook posts", "Everyone can read what you write on Facebook"),
    )
    said = _look(tomorrow, vault)
    assert said["sheets"] == [
        ["facebook", {"FB01": "exposed", "FB04": "safe"}, False],
        ["instagram", {"IG01": "exposed", "IG02": "exposed"}, False],
        ["people_search", {}, True],
    ]
    assert said["reopened"] == {"FB03": "new_home"}
    assert said["after"]["findings"] == {
        vault.fingerprints["FB01"]: ["still", False, "accepted"],
        vault.fingerprints["IG01"]: ["still", True, None],
        vault.fingerprints["IG02"]: ["still", True, None],
    }


def test_new_names_change_nothing(vault: _Vault, tomorrow: Path) -> None:
    """Section, items, remediation, life event and check, all at once."""
    names = (("FB01", "FB51"), ("FB03", "FB53"))
    remedy = ("facebook.future", "meta.future")
    _change(tomorrow, f"{_CONTENT}/items/facebook.yaml", *names, ("section: facebook", "section: meta"), remedy)
    (tomorrow / _CONTENT / "items/facebook.yaml").rename(tomorrow / _CONTENT / "items/meta.yaml")
    _change(tomorrow, f"{_CONTENT}/sections.yaml", ("id: facebook", "id: meta"))
    _change(tomorrow, f"{_CONTENT}/remediations.yaml", remedy)
    _change(tomorrow, f"{_CONTENT}/life_events.yaml", *names, ("id: new_home", "id: moved_house"))
    (tomorrow / "checks/guided/answers.py").rename(tomorrow / "checks/guided/walk.py")
    _change(tomorrow, "checks/guided/walk.py", ("guided.answers", "guided.walk"))
    _change(
        tomorrow,
        f"{_CONTENT}/history.yaml",
        ("\nsections: {}", "\nsections: {renamed: {facebook: meta}}"),
        ("\nitems: {}", "\nitems: {renamed: {FB01: FB51, FB03: FB53}}"),
        ("\nchecks: {}", "\nchecks: {renamed: {guided.answers: guided.walk}}"),
        ("\nremediations: {}", "\nremediations: {renamed: {facebook.future_posts: meta.future_posts}}"),
        ("\nlife_events: {}", "\nlife_events: {renamed: {new_home: moved_house}}"),
    )
    said = _look(tomorrow, vault)
    assert said["sheets"][0] == ["meta", {"FB51": "exposed", "FB04": "safe"}, False]
    assert said["file"][0] == ["meta", {"FB51": "exposed", "FB04": "safe"}]
    assert said["reopened"] == {"FB53": "new_home"}
    assert said["given"]["FB51"] == _TODAY.isoformat()
    assert "Show new posts to friends only" in said["before"]["remedies"]
    assert said["after"]["findings"] == {
        vault.fingerprints["FB01"]: ["still", False, "accepted"],
        vault.fingerprints["IG01"]: ["still", True, None],
        vault.fingerprints["IG02"]: ["still", True, None],
    }


def test_a_deleted_question_is_asked_no_more_and_its_finding_stays_known(vault: _Vault, tomorrow: Path) -> None:
    instagram = tomorrow / _CONTENT / "items/instagram.yaml"
    text = instagram.read_text()
    start, end = text.index("- id: IG02"), text.index("- id: IG03")
    instagram.write_text(text[:start] + text[end:])
    _change(tomorrow, f"{_CONTENT}/life_events.yaml", ("IG02, ", ""))
    _change(tomorrow, f"{_CONTENT}/history.yaml", ("\nitems: {}", "\nitems: {deleted: {IG02: The map is gone.}}"))
    said = _look(tomorrow, vault)
    assert said["sheets"][1] == ["instagram", {"IG01": "exposed", "IG02": "exposed"}, False]
    assert said["file"][1] == ["instagram", {"IG01": "safe", "IG02": "exposed"}]
    assert "IG02" not in said["given"]
    standing, is_open, _ = said["after"]["findings"][vault.fingerprints["IG02"]]
    assert (standing, is_open) == ("unseen", True)
    assert "Turn off the Instagram map" in said["after"]["remedies"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ("{renamed: {photo.gps: photo.position}}", "photo.gps was renamed, so it must not be used again"),
        ("{renamed: {photo.old: photo.older}}", "photo.old was renamed to photo.older, which does not exist"),
        ("{deleted: {photo.gps: Gone.}}", "photo.gps was deleted, so it must not be used again"),
    ],
)
def test_a_history_of_checks_that_does_not_fit_is_refused(tomorrow: Path, changes: str, sentence: str) -> None:
    _change(tomorrow, f"{_CONTENT}/history.yaml", ("\nchecks: {}", f"\nchecks: {changes}"))
    load = (
        "import sys; sys.path.insert(0, sys.argv[1]); from officer_exposure.registry import load_checks; load_checks()"
    )
    command = [sys.executable, "-P", "-c", load, str(tomorrow)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert f"history.yaml, checks: {sentence}" in done.stderr

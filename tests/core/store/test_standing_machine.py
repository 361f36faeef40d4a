"""Looks, decisions, crashes and days in any order: nothing is lost, counts are true, undo restores."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from officer_exposure.exposure.gathering import gather, thing_of
from officer_exposure.model import Area, Audience, Finding, Level, NotChecked, Severity, Stage
from officer_exposure.store.database import Database
from officer_exposure.store.records import KeptFinding, Ruling, Shown, Standing, Verdict, Wanted
from officer_exposure.store.store import Store
from tests.core.store.runs import SOURCE, TODAY, Look, known_finding

_FOR_GOOD = {Verdict.NOT_ME, Verdict.FALSE_ALARM, Verdict.NOT_APPLICABLE}
_GONE = {Standing.GONE, Standing.ABSENT}

POOL = [
    known_finding(
        number,
        check=("photo.gps", "photo.name", "photo.people")[number % 3],
        artifact=f"{number % 4}.jpg",
        thing=("", "home", "work")[number % 3],
        severity=Severity(number % 4 + 1),
        areas=(Area.HOME,) if number % 2 else (Area.FAMILY, Area.HOME),
    )
    for number in range(12)
]
ARTIFACTS = sorted({one.artifact for one in POOL})


class StandingMachine(RuleBasedStateMachine):
    """What the store says is compared with what was done to it."""

    def __init__(self) -> None:
        super().__init__()
        self.database = Database.in_memory()
        self.store = Store(self.database)
        self.seen: dict[str, Finding] = {}
        self.today = TODAY
        self.undoable: list[dict[str, KeptFinding] | None] = []

    def teardown(self) -> None:
        self.store.close()

    def kept(self) -> dict[str, KeptFinding]:
        found = {one: self.store.findings.kept(one) for one in self.seen}
        return {one: kept for one, kept in found.items() if kept is not None}

    @rule(
        found=st.sets(st.sampled_from(range(len(POOL)))),
        visited=st.sets(st.sampled_from(ARTIFACTS)),
        missed=st.sets(st.sampled_from([*ARTIFACTS, ""])),
        pixels=st.booleans(),
        outcomes=st.sampled_from(["cc", "fc", "nc", "ec"]),
        audience=st.sampled_from([Audience.LINK, Audience.PUBLIC]),
        end=st.sampled_from(["finish", "walked", "crash"]),
    )
    def look(  # noqa: PLR0913 - hypothesis hands each drawn value over by its name
        self,
        *,
        found: set[int],
        visited: set[str],
        missed: set[str],
        pixels: bool,
        outcomes: str,
        audience: Audience,
        end: str,
    ) -> None:
        before = self.kept()
        look = Look(self.store, today=self.today)
        seen = [known_finding(number, **_fields(POOL[number], audience)) for number in found]
        look.visits(*visited, *{one.artifact for one in seen}, outcomes=outcomes)
        if pixels:
            look.visits(*visited, stage=Stage.PIXELS, outcomes="c")
        look.records(*seen, missed=[NotChecked(SOURCE, one, "*", "Closed.") for one in missed])
        self.seen |= {one.fingerprint: one for one in seen}
        if end == "crash":
            self.store = Store(self.database)
        else:
            look.ends(*([SOURCE] if end == "walked" else []), today=self.today)
        self.undoable = [None] * len(self.undoable)
        self._only_what_is_proved_is_gone(before, {one.fingerprint for one in seen}, visited, missed, end)

    def _only_what_is_proved_is_gone(
        self, before: dict[str, KeptFinding], seen: set[str], visited: set[str], missed: set[str], end: str
    ) -> None:
        met = visited | {self.seen[one].artifact for one in seen}
        for fingerprint, kept in self.kept().items():
            if fingerprint in seen:
                assert kept.standing not in _GONE
            elif kept.standing in _GONE and before[fingerprint].standing not in _GONE:
                assert end != "crash"
                artifact = kept.finding.artifact
                assert artifact in met or (end == "walked" and artifact not in missed and "" not in missed)

    @precondition(lambda self: self.seen)
    @rule(data=st.data(), verdict=st.sampled_from(Verdict), days=st.integers(1, 5))
    def decide(self, data: st.DataObject, verdict: Verdict, days: int) -> None:
        chosen = data.draw(st.sets(st.sampled_from(sorted(self.seen)), min_size=1))
        self.undoable.append(self.kept())
        until = self.today + timedelta(days) if verdict in {Verdict.LATER, Verdict.ACCEPTED} else None
        self.store.decisions.decide(chosen, Ruling(verdict, until), self.today)
        for one, kept in self.kept().items():
            if one in chosen:
                assert kept.is_open == (verdict is Verdict.CONFIRMED and kept.standing not in _GONE)

    @precondition(lambda self: self.undoable)
    @rule()
    def undo(self) -> None:
        before = self.undoable.pop()
        assert self.store.decisions.undo() is not None
        if before is not None:
            assert self.kept() == before

    @rule(days=st.integers(1, 3))
    def sleep(self, days: int) -> None:
        self.today += timedelta(days)
        before = sum(kept.is_open for kept in self.kept().values())
        woken = self.store.decisions.wake(self.today)
        assert sum(kept.is_open for kept in self.kept().values()) == before + woken
        self.undoable = [None] * len(self.undoable)

    @rule(area=st.sampled_from([Area.HOME, Area.FAMILY, Area.DUTY]))
    def life_happens(self, area: Area) -> None:
        before = sum(kept.is_open for kept in self.kept().values())
        opened = self.store.decisions.reopen([area], self.today, "You moved.")
        assert sum(kept.is_open for kept in self.kept().values()) == before + opened
        self.undoable = [None] * len(self.undoable)

    @invariant()
    def nothing_is_lost(self) -> None:
        kept = self.kept()
        assert {one: found.finding for one, found in kept.items()} == self.seen
        assert len(self.store.audit(Wanted(Shown.ALL)).findings) == len(self.seen)

    @invariant()
    def what_is_open_follows_from_standing_and_decision(self) -> None:
        for kept in self.kept().values():
            covered = kept.decision is not None and kept.decision.verdict in _FOR_GOOD and not kept.reopened
            if kept.standing in _GONE:
                assert not kept.is_open
            elif kept.decision is None or kept.decision.verdict is Verdict.CONFIRMED:
                assert kept.is_open
            elif covered and kept.decision.verdict is not Verdict.NOT_APPLICABLE:
                assert not kept.is_open

    @invariant()
    def counts_are_those_of_the_list(self) -> None:
        kept = self.kept().values()
        standings = Counter(one.standing for one in kept)
        assert self.store.findings.standings() == {one: standings[one] for one in Standing}
        for shown in (Shown.OPEN, Shown.GONE, Shown.ALL):
            here = [one.finding for one in kept if _is(shown, one)]
            things = Counter(gathering.level for gathering in gather(here) for _ in range(gathering.things))
            assert self.store.findings.overview(shown) == {level: things[level] for level in Level}
            gatherings = self.store.findings.gatherings(Wanted(shown))
            assert [(one.id, one.count, one.things, one.files) for one in gatherings] == [
                (one.id, one.count, one.things, one.files) for one in gather(here)
            ]
            assert sum(len({thing_of(one) for one in card.findings}) for card in gatherings) == sum(things.values())

    @invariant()
    def the_database_is_whole(self) -> None:
        self.database.integrity()


def _fields(finding: Finding, audience: Audience) -> dict[str, object]:
    """The fields of a finding, seen by an audience: the same finding can come to another level."""
    kept = ("check", "artifact", "thing", "severity", "areas")
    return {name: getattr(finding, name) for name in kept} | {"audience": audience}


def _is(shown: Shown, one: KeptFinding) -> bool:
    if shown is Shown.ALL:
        return True
    return one.standing in _GONE if shown is Shown.GONE else one.is_open


TestStandingMachine = StandingMachine.TestCase
TestStandingMachine.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)

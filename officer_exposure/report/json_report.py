"""The audit as JSON: a stable contract for other programs (audit.schema.json)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from officer_exposure.events import Audit
from officer_exposure.exposure.gathering import Gathering, gather
from officer_exposure.exposure.levels import is_check_first, level_of
from officer_exposure.exposure.plan import Goal, Plan, Step, plan_of
from officer_exposure.model import (
    Area,
    ArtifactKind,
    Audience,
    Ease,
    Evidence,
    Finding,
    NotChecked,
    OutcomeKind,
    Severity,
)
from officer_exposure.report.masking import masked as mask
from officer_exposure.report.private_file import private_file
from officer_exposure.text.steering import STEERING

FORMAT = "officer-exposure/audit"
VERSION = 1
SCHEMA = Path(__file__).with_name("audit.schema.json")

_BLOCK = 1024 * 1024


class ReportedFinding(msgspec.Struct, frozen=True):
    """A finding as the report states it; its fields in this order."""

    check: str
    areas: tuple[Area, ...]
    level: str
    check_first: bool
    severity: Severity
    audience: Audience
    ease: Ease
    confidence: str
    summary: str
    fingerprint: str
    source: str
    artifact: str
    evidence: tuple[Evidence, ...]
    remediation: str


class ReportedGathering(msgspec.Struct, frozen=True):
    """Findings that ask for the same thing; `findings` holds their fingerprints, worst first."""

    id: str
    check: str
    level: str
    check_first: bool
    areas: tuple[Area, ...]
    summary: str
    count: int
    things: int
    findings: tuple[str, ...]


class ReportedNotChecked(msgspec.Struct, frozen=True):
    """What was not looked at, and why. Which `thing` it is about stays inside the program."""

    source: str
    artifact: str
    check: str
    reason: str


class ReportedCounts(msgspec.Struct, frozen=True):
    """What was looked at, in numbers; `outcomes` by check and kind of outcome."""

    artifacts: int
    examined: int
    kinds: dict[ArtifactKind, int]
    outcomes: dict[str, dict[OutcomeKind, int]]


class ReportedLink(msgspec.Struct, frozen=True):
    """One step of a way: its words and the ids of its gatherings."""

    words: str
    gatherings: tuple[str, ...]


class ReportedWay(msgspec.Struct, frozen=True):
    """One way; closing any of `closed_by` closes it."""

    links: tuple[ReportedLink, ...]
    closed_by: tuple[str, ...]
    guess: bool
    slow: bool


class ReportedGoal(msgspec.Struct, frozen=True):
    """A target; `ways` counts all of them, `told` are those put into words."""

    target: str
    ways: int
    at_least: bool
    lasting: int
    told: tuple[ReportedWay, ...]


class ReportedStep(msgspec.Struct, frozen=True):
    """A step of the plan: a remediation over a gathering, and how many ways it closes beyond the steps before."""

    gathering: str
    remediation: str
    cost: int
    minutes: int
    who: str
    note: str
    closes: Mapping[str, int]


class ReportedHalf(msgspec.Struct, frozen=True):
    """What leads on only together with something that was not found."""

    gathering: str
    missing: str


class ReportedPaths(msgspec.Struct, frozen=True):
    """The ways, the steps that close them in their order, and what to do first."""

    goals: tuple[ReportedGoal, ...]
    steps: tuple[ReportedStep, ...]
    first: tuple[str, ...]
    halves: tuple[ReportedHalf, ...]
    unseen: int
    smallest: bool


class ReportedHead(msgspec.Struct, frozen=True, omit_defaults=True):
    """What stands at the top of the report. `set_aside`: things the officer set aside, which are left out."""

    format: str
    version: int
    masked: bool
    cancelled: bool
    set_aside: int = 0


def write_json(audit: Audit, path: Path, *, masked: bool) -> None:
    """Write the report to `path`, readable by its owner alone and whole or not at all. Raises ReportError."""
    with private_file(path) as file:
        for block in json_blocks(audit, masked=masked):
            file.write(block)


def json_blocks(audit: Audit, *, masked: bool) -> Iterator[bytes]:
    """The report in blocks of about a megabyte: a hundred thousand findings are never one text in memory."""
    block = bytearray()
    for piece in _pieces(mask(audit) if masked else audit, masked=masked):
        block += piece
        if len(block) >= _BLOCK:
            yield bytes(block)
            block.clear()
    yield bytes(block)


def _pieces(audit: Audit, *, masked: bool) -> Iterator[bytes]:
    """Findings and gatherings worst first, one on each line."""
    gatherings = gather(audit.findings)
    coverage = audit.coverage
    counts = ReportedCounts(coverage.artifacts, coverage.examined, coverage.kinds, coverage.outcomes)
    yield _open(ReportedHead(FORMAT, VERSION, masked, audit.cancelled, audit.set_aside))
    yield b',\n"coverage": ' + _open(counts)
    yield b',\n"not_checked": '
    yield from _list(_reported_not_checked(one) for one in audit.not_checked)
    yield b"}"
    yield b',\n"gatherings": '
    yield from _list(_reported_gathering(one) for one in gatherings)
    yield b',\n"paths": ' + _encoded(_reported_paths(plan_of(gatherings)))
    yield b',\n"findings": '
    yield from _list(_reported_finding(one) for gathering in gatherings for one in gathering.findings)
    yield b"}\n"


def _open(head: msgspec.Struct) -> bytes:
    """An object whose end is still to come."""
    return msgspec.json.encode(head)[:-1]


def _list(items: Iterable[msgspec.Struct]) -> Iterator[bytes]:
    separator = b"["
    for item in items:
        yield separator + b"\n" + _encoded(item)
        separator = b","
    yield b"[]" if separator == b"[" else b"\n]"


def _encoded(item: msgspec.Struct) -> bytes:
    data = msgspec.json.encode(item)
    if data.isascii() and b"\x7f" not in data:
        return data
    return STEERING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", data.decode()).encode()


def _reported_not_checked(one: NotChecked) -> ReportedNotChecked:
    return ReportedNotChecked(one.source, one.artifact, one.check, one.reason)


def _reported_finding(one: Finding) -> ReportedFinding:
    return ReportedFinding(
        check=one.check,
        areas=one.areas,
        level=level_of(one).name.lower(),
        check_first=is_check_first(one),
        severity=one.severity,
        audience=one.audience,
        ease=one.ease,
        confidence=one.confidence.name.lower(),
        summary=one.summary,
        fingerprint=one.fingerprint,
        source=one.source,
        artifact=one.artifact,
        evidence=one.evidence,
        remediation=one.remediation,
    )


def _reported_paths(plan: Plan) -> ReportedPaths:
    return ReportedPaths(
        goals=tuple(_reported_goal(goal) for goal in plan.goals),
        steps=tuple(_reported_step(step) for step in plan.steps),
        first=tuple(one.id for one in plan.first),
        halves=tuple(ReportedHalf(gathering, missing) for gathering, missing in plan.halves),
        unseen=plan.unseen,
        smallest=plan.smallest,
    )


def _reported_goal(goal: Goal) -> ReportedGoal:
    told = tuple(
        ReportedWay(
            links=tuple(ReportedLink(link.words, link.gatherings) for link in way.links),
            closed_by=tuple(sorted(way.closers)),
            guess=way.guess,
            slow=way.slow,
        )
        for way in goal.ways
    )
    return ReportedGoal(goal.id, goal.total, goal.at_least, goal.lasting, told)


def _reported_step(step: Step) -> ReportedStep:
    return ReportedStep(
        gathering=step.gathering.id,
        remediation=step.gathering.remediation,
        cost=step.cost,
        minutes=step.minutes,
        who=step.who,
        note=step.note,
        closes=step.closes,
    )


def _reported_gathering(one: Gathering) -> ReportedGathering:
    return ReportedGathering(
        id=one.id,
        check=one.check,
        level=one.level.name.lower(),
        check_first=one.check_first,
        areas=one.areas,
        summary=one.summary,
        count=one.count,
        things=one.things,
        findings=tuple(finding.fingerprint for finding in one.findings),
    )

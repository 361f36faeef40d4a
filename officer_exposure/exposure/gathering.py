"""Ten thousand findings must not make ten thousand cards: findings that ask for the same thing become one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

import msgspec

from officer_exposure.exposure.levels import is_check_first, level_of, likelihood_of
from officer_exposure.model import Answer, Area, Audience, Finding, Level

EXAMPLES = 6
"""As many as fit on a card and a printed page without scrolling."""


class Gathering(msgspec.Struct, frozen=True):
    """All findings of one check at one level; for guided answers, of one item at one level.

    `id` is the same in every run over the same findings. `count` is the number of findings, `things` the number of
    things to fix: one place, one serial number, one folder name count once, however many files share it. `findings`
    holds every one, worst first, and may read them from a vault page by page; `examples` are a few of the worst, each
    thing once before any comes twice. `files` counts the files and answer sheets, `audiences` who can see them.
    `check_first`: all of them are guesses. `summaries`: every different sentence of its findings.
    """

    id: str
    check: str
    level: Level
    areas: tuple[Area, ...]
    summary: str
    count: int
    things: int
    files: int
    audiences: tuple[Audience, ...]
    examples: tuple[Finding, ...]
    findings: Sequence[Finding]
    check_first: bool
    remediation: str
    summaries: tuple[str, ...] = ()


_Key = tuple[str, str, Level]
"""Check, guided item (or nothing), level."""

Rank = tuple[bool, int, int, int]
"""No guess, severity, likelihood, confidence: what puts one finding before another at the same level."""


def gather(findings: Iterable[Finding]) -> tuple[Gathering, ...]:
    """Gather findings, worst first."""
    bundles: defaultdict[_Key, defaultdict[Rank, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for one in findings:
        bundles[_key(one)][rank_of(one)].append(one)
    gathered = [_gathering(key, by_rank) for key, by_rank in bundles.items()]
    return in_order(gathered)


def in_order(gatherings: Iterable[Gathering]) -> tuple[Gathering, ...]:
    """Worst first. Among equals the order is by id, so that two runs look the same."""
    return tuple(sorted(gatherings, key=lambda one: (-one.level, one.check_first, one.id)))


def gathering_id(one: Finding) -> str:
    """The id of the gathering that a finding belongs to."""
    return _id(_key(one))


def _id(key: _Key) -> str:
    check, item, level = key
    return ":".join(filter(None, (check, item, level.name.lower())))


def _key(one: Finding) -> _Key:
    primary = one.evidence[0]
    item = primary.item if isinstance(primary, Answer) else ""
    return one.check, item, level_of(one)


def rank_of(one: Finding) -> Rank:
    """What puts one finding before another at the same level: the greater comes first."""
    return not is_check_first(one), one.severity, likelihood_of(one), one.confidence


def _gathering(key: _Key, by_rank: dict[Rank, list[Finding]]) -> Gathering:
    check, _, level = key
    findings = tuple(one for rank in sorted(by_rank, reverse=True) for one in by_rank[rank])
    summaries = Counter(one.summary for one in findings)
    return Gathering(
        id=_id(key),
        check=check,
        level=level,
        areas=_areas(findings),
        summary=commonest(summaries),
        count=len(findings),
        things=len({thing_of(one) for one in findings}),
        files=len({(one.source, one.artifact) for one in findings}),
        audiences=_audiences(findings),
        examples=_examples(findings),
        findings=findings,
        check_first=is_check_first(findings[0]),
        remediation=findings[0].remediation,
        summaries=tuple(sorted(summaries)),
    )


def thing_of(one: Finding) -> tuple[str, ...]:
    """What makes two findings of one gathering the same thing to fix; without a key of its own, the file is."""
    return (one.thing,) if one.thing else (one.source, one.artifact)


def _areas(findings: Iterable[Finding]) -> tuple[Area, ...]:
    present = {area for areas in {one.areas for one in findings} for area in areas}
    return tuple(area for area in Area if area in present)


def _audiences(findings: Iterable[Finding]) -> tuple[Audience, ...]:
    present = {one.audience for one in findings}
    return tuple(audience for audience in Audience if audience in present)


def commonest(counts: Mapping[str, int]) -> str:
    """What occurs most often; among equals the first of the alphabet, so that two runs say the same."""
    return min(counts, key=lambda text: (-counts[text], text))


def _examples(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The first of each thing, then the rest, until there are enough. Looks no further than it must."""
    firsts: dict[tuple[str, ...], Finding] = {}
    for one in findings:
        firsts.setdefault(thing_of(one), one)
        if len(firsts) == EXAMPLES:
            break
    chosen = {id(one) for one in firsts.values()}
    rest = (one for one in findings if id(one) not in chosen)
    return (*firsts.values(), *islice(rest, EXAMPLES - len(firsts)))

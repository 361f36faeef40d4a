"""Puts what was found and seen to the checks that look for combinations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeGuard

from officer_exposure.check import Check, CorrelationCheck, Seen
from officer_exposure.events import Found, Missed
from officer_exposure.fingerprint import signed
from officer_exposure.model import Finding, NotChecked

_FAILED = "This check failed."


def correlations(checks: Mapping[str, Check]) -> list[CorrelationCheck]:
    """Those of the checks that look for combinations."""
    return [check for check in checks.values() if _correlates(check)]


def correlate(
    checks: Iterable[CorrelationCheck], seen: Seen, secret: bytes
) -> Iterator[tuple[str, list[Found] | Missed]]:
    """What each check, by its id, says. A bug in one costs that one alone."""
    for check in checks:
        name = check.info.id
        try:
            findings = list(check.correlate(seen))
        except Exception:  # noqa: BLE001 - its text could hold private values, and the other checks must go on
            yield name, Missed(NotChecked("", "", name, _FAILED))
            continue
        yield name, [Found(one) for one in _signed(findings, secret)]


def _signed(findings: Iterable[Finding], secret: bytes) -> Iterator[Finding]:
    """Each with its fingerprint; those of one artifact are told apart by their order, as everywhere."""
    by_artifact: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in findings:
        by_artifact[one.source, one.artifact].append(one)
    for together in by_artifact.values():
        yield from signed(together, secret)


def _correlates(check: Check) -> TypeGuard[CorrelationCheck]:
    return not hasattr(check, "examine")

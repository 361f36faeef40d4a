"""Recognizes the same finding again without telling what it is about.

What is kept in a vault hangs on fingerprints: every decision, and what is known of earlier looks. A change of how they
are made costs all of it, for every user, so tests/core/test_fingerprint.py holds them fixed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b

import msgspec

from officer_exposure.content import load_content
from officer_exposure.content.history import History
from officer_exposure.model import Answer, Finding

_BYTES = 16


def signed(findings: Iterable[Finding], secret: bytes) -> Iterator[Finding]:
    """The findings of one artifact, each with its fingerprint.

    `secret` (at most 64 bytes) belongs to the run or the vault: without it nobody can test a guess ("is it this serial
    number?") against a report. Findings of one artifact that are otherwise the same are told apart by their order.
    """
    history = load_content().history
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        occurrence = seen[finding.check, finding.thing]
        seen[finding.check, finding.thing] += 1
        parts = (*identity(finding, history), str(occurrence))
        yield msgspec.structs.replace(finding, fingerprint=_digest(parts, secret))


def identity(finding: Finding, history: History) -> tuple[str, str, str, str]:
    """Check, source, artifact and thing, by the oldest names they had, so that a new name changes nothing.

    An answer is the same in the window and in an answers file, so its source counts for nothing. Its artifact is
    "section/account", and its thing the guided item.
    """
    check = history.checks.original(finding.check)
    match finding.evidence:
        case [Answer(item), *_]:
            section, _, account = finding.artifact.partition("/")
            artifact = f"{history.sections.original(section)}/{account}"
            return check, "", artifact, history.items.original(item)
    return check, finding.source, finding.artifact, finding.thing


def _digest(parts: Iterable[str], secret: bytes) -> str:
    """A keyed digest, as 32 hexadecimal digits. Each part comes after its length, so that none runs into the next."""
    digest = blake2b(key=secret, digest_size=_BYTES)
    for part in parts:
        data = part.encode()
        digest.update(len(data).to_bytes(4, "big") + data)
    return digest.hexdigest()

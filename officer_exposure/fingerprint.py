"""Recognizes the same finding again without telling what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b

import msgspec

from officer_exposure.model import Finding

_BYTES = 16


def signed(findings: Iterable[Finding], secret: bytes) -> Iterator[Finding]:
    """The findings of one artifact, each with its fingerprint.

    `secret` (at most 64 bytes) belongs to the run or the vault: without it nobody can test a guess ("is it this serial
    number?") against a report. Findings of one artifact that are otherwise the same are told apart by their order.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        occurrence = seen[finding.check, finding.thing]
        seen[finding.check, finding.thing] += 1
        yield msgspec.structs.replace(finding, fingerprint=_fingerprint(finding, secret, occurrence))


def _fingerprint(finding: Finding, secret: bytes, occurrence: int) -> str:
    """A keyed digest of check, source, artifact, thing and occurrence, as 32 hexadecimal digits."""
    digest = blake2b(key=secret, digest_size=_BYTES)
    for part in (finding.check, finding.source, finding.artifact, finding.thing, str(occurrence)):
        data = part.encode()
        digest.update(len(data).to_bytes(4, "big") + data)
    return digest.hexdigest()

"""What the officer's own word adds to a finding: once they have confirmed it, it is no guess any more."""

from __future__ import annotations

import msgspec

from officer_exposure.model import Confidence, Finding
from officer_exposure.store.records import Verdict


def as_decided(finding: Finding, verdict: Verdict | None) -> Finding:
    """The finding as it counts while this is the latest decision on it. What a check said of it is kept as it was."""
    if verdict is not Verdict.CONFIRMED or finding.confidence is Confidence.HIGH:
        return finding
    return msgspec.structs.replace(finding, confidence=Confidence.HIGH)

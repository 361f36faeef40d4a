"""What it comes to that something can be read: which areas, how bad, how easy to use."""

from __future__ import annotations

import msgspec

from officer_exposure.model import Area, Confidence, Ease, Finding, Severity


class Judgement(msgspec.Struct, frozen=True):
    """What a kind of thing comes to. `what` says it: a sentence, or the end of one that the check begins."""

    what: str
    areas: tuple[Area, ...]
    severity: Severity
    ease: Ease

    def of(self, found: Finding, confidence: Confidence) -> Finding:
        """A finding of the check, judged so."""
        return msgspec.structs.replace(
            found, areas=self.areas, severity=self.severity, ease=self.ease, confidence=confidence
        )

"""Adds to what a cleaner did what the parsers saw of it: what they found in the original and no longer in the copy."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.remedy.interface import Ledger, Rewritten

POSITION, PERSON, PREVIEW, CLIP, TELEMETRY = (
    "position",
    "name of a person in the picture",
    "preview picture",
    "film clip",
    "track of sensor data",
)


def with_findings(rewritten: Rewritten, before: Metadata, after: Metadata) -> Rewritten:
    """The same, with what the parsers found counted in it. What the cleaner named itself is not counted twice."""
    ledger = Ledger()
    for name, found, left in (
        (POSITION, before.positions, after.positions),
        (PERSON, before.people, after.people),
        (PREVIEW, before.previews, after.previews),
        (CLIP, before.clips, after.clips),
        (TELEMETRY, before.telemetry, after.telemetry),
    ):
        if len(found) > len(left):
            ledger.removed(name, len(found) - len(left))
    for removed in rewritten.removed:
        ledger.removed(removed.name, removed.count)
    for name in rewritten.kept:
        ledger.kept(name)
    for sentence in rewritten.notes:
        ledger.note(sentence)
    return ledger.rewritten()

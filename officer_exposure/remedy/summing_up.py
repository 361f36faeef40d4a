"""Adds to what a cleaner did what the parsers saw of it: what they found in the original and no longer in the copy."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.remedy.interface import Ledger, Rewritten, What
from officer_exposure.remedy.jpeg_names import COMMENT, DESCRIPTIONS, MAKER_NOTE, PRESS

POSITION, PERSON, PREVIEW, CLIP, TELEMETRY = (
    "position",
    "name of a person in the picture",
    "preview picture",
    "film clip",
    "track of sensor data",
)


_TEXTS = frozenset({DESCRIPTIONS, PRESS, COMMENT, MAKER_NOTE, "text"})
_MORE = {
    What.LOCATION: "Captions, descriptions and the maker's own notes went as well: any of them can hold a place.",
    What.IDENTITY: "Captions, descriptions and the maker's own notes went as well: any of them can hold a name.",
}
"""What is told where less was asked for than was done. Whoever asks for everything need not be told."""


def with_findings(rewritten: Rewritten, before: Metadata, after: Metadata, what: What) -> Rewritten:
    """The same, with what the parsers found counted in it, and with a word on what went that nobody asked for."""
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
    if what in _MORE and any(removed.name in _TEXTS for removed in rewritten.removed):
        ledger.note(_MORE[what])
    return ledger.rewritten()

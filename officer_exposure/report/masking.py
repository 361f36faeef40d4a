"""Takes every private value out of an audit. It does not look for what is private: it keeps nothing.

Names of files and sources and all texts become neutral ids such as "photo 12"; the same name is the same id within one
report, so that one can still see what belongs together. Positions keep one decimal (about 11 km): a fixed grid, never
centered on anything.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from officer_exposure.content.fields import fields_looked_at, is_serial
from officer_exposure.events import Audit
from officer_exposure.file_names import kind_by_name
from officer_exposure.model import (
    Answer,
    ArtifactKind,
    Evidence,
    Excerpt,
    Finding,
    NotChecked,
    Place,
    Position,
    Region,
    Tag,
)
from officer_exposure.parsing.xmp.names import KNOWN_GROUPS

_DECIMALS = 1
_FIXED_GROUPS = frozenset({"EXIF", "IPTC", "JPEG", "GIF", "JUMBF", "RIFF", "Place", "Recording", "Routine", "Track"})
"""Groups of fields that have their names from us alone."""

_GROUPS = _FIXED_GROUPS | {
    "XMP",
    "MakerNote",
    "QuickTime",
    "PDF",
    "Office",
    "PNG",
    "SVG",
    "Matroska",
    "GoPro",
    "PostScript",
}
_NOUNS = {ArtifactKind.OTHER: "file", ArtifactKind.SIDECAR: "sidecar file", ArtifactKind.ACTIVITY: "recording"}


class Disguise:
    """Hides values, or with `masked` false lets everything through. Ids are numbered in the order of `audit`.

    Two disguises of one audit give the same ids: the HTML report and the JSON report speak of the same "photo 12".
    """

    def __init__(self, audit: Audit, *, masked: bool) -> None:
        self.masked = masked
        self._ids: dict[tuple[str, ...], str] = {}
        self._numbers: Counter[str] = Counter()
        if masked:
            for finding in audit.findings:
                self.finding(finding)
            for missed in audit.not_checked:
                self.not_checked(missed)

    def source(self, name: str) -> str:
        """A source's id; what belongs to no source stays without one."""
        return self._id("source", "source", name) if self.masked and name else name

    def artifact(self, source: str, name: str) -> str:
        """An artifact's name, by what its extension says it is."""
        if not (self.masked and name):
            return name
        kind = kind_by_name(name)
        return self._id(_NOUNS.get(kind, kind.value), "artifact", source, name)

    def text(self, text: str) -> str:
        """Any text out of a file."""
        return self._id("text", "text", text) if self.masked else text

    def finding(self, finding: Finding) -> Finding:
        """A finding without its values. What it has in common with others (`thing`) can still be counted."""
        if not self.masked:
            return finding
        return msgspec.structs.replace(
            finding,
            source=self.source(finding.source),
            artifact=self.artifact(finding.source, finding.artifact),
            evidence=tuple(self.evidence(fact) for fact in finding.evidence),
            thing=self._id("thing", "thing", finding.thing) if finding.thing else "",
        )

    def not_checked(self, not_checked: NotChecked) -> NotChecked:
        """What was not looked at, without its name."""
        return msgspec.structs.replace(
            not_checked,
            source=self.source(not_checked.source),
            artifact=self.artifact(not_checked.source, not_checked.artifact),
        )

    def evidence(self, fact: Evidence) -> Evidence:
        """A fact without its value."""
        if not self.masked:
            return fact
        match fact:
            case Position() | Place():
                return _coarse(fact)
            case Tag(name, value):
                return Tag(_own_words(name), self.text(value))
            case Region():
                return msgspec.structs.replace(fact, text=None if fact.text is None else self.text(fact.text))
            case Excerpt():
                hidden = self.text(fact.text)
                return msgspec.structs.replace(fact, text=hidden, start=0, end=len(hidden))
            case Answer():
                return fact  # the program's own words

    def _id(self, noun: str, *key: str) -> str:
        known = self._ids.get(key)
        if known is None:
            self._numbers[noun] += 1
            known = self._ids[key] = f"{noun} {self._numbers[noun]}"
        return known


def masked(audit: Audit) -> Audit:
    """A copy of an audit that holds no value from the officer's files."""
    disguise = Disguise(Audit(), masked=True)  # hides in the same order, so it gives the same ids
    return Audit(
        findings=[disguise.finding(finding) for finding in audit.findings],
        not_checked=[disguise.not_checked(one) for one in audit.not_checked],
        coverage=audit.coverage,
        cancelled=audit.cancelled,
        set_aside=audit.set_aside,
        past=audit.past,
    )


def _own_words(name: str) -> str:
    """The name of a field, as far as it is not the file that chose it: anybody can call a field by a family's name."""
    group, _, field = name.rpartition(":")
    if group in _FIXED_GROUPS:
        return name
    kind = group if group in KNOWN_GROUPS else group.partition("-")[0]
    return f"{kind if kind in _GROUPS or kind in KNOWN_GROUPS else 'File'}:{_known_field(field)}"


def _known_field(field: str) -> str:
    wanted = field.casefold()
    if wanted in fields_looked_at():
        return field
    return "SerialNumber" if is_serial(wanted) else "OtherField"


def _coarse(spot: Position | Place) -> Position | Place:
    latitude, longitude = (round(degrees, _DECIMALS) + 0.0 for degrees in (spot.latitude, spot.longitude))
    return msgspec.structs.replace(spot, latitude=latitude, longitude=longitude)

"""What was found, as lines to read: each piece of evidence as a label and a value."""

from __future__ import annotations

import re

import msgspec

from officer_exposure.content import load_content
from officer_exposure.model import Answer, Evidence, Excerpt, Place, Position, Region, Tag

_ORIGINS = {
    "exif": "the camera's own data (EXIF)",
    "xmp": "the editing data (XMP)",
    "iptc": "the caption data (IPTC)",
    "quicktime": "the header of the video",
    "telemetry": "a track inside the video",
    "sidecar": "the sidecar file beside it",
    "post": "the post",
    "track": "the track",
}
"""Where a position stands, by its origin."""

_GROUPS = {
    "EXIF": _ORIGINS["exif"],
    "MakerNote": "the maker's notes of the camera",
    "XMP": _ORIGINS["xmp"],
    "IPTC": _ORIGINS["iptc"],
    "QuickTime": _ORIGINS["quicktime"],
    "PDF": "the properties of the document",
    "Office": "the properties of the document",
    "PDF:Text": "the pages of the document",
    "Office:Text": "the pages of the document",
    "Place": "all of your places together",
    "Routine": "all of your places together",
    "Track": "all of your activities together",
    "Recording": "",
    "PrivacyZone": "the list of your privacy zones",
    "File": "",
}
"""Where a field stands, by its group or by its whole name."""

_WORD_STARTS = re.compile(r"[-_ ]+(?=[A-Z])|_+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where a new word begins in a field's name: "SerialNumber" at N, "GPSVersion" at V, not inside "GPS"."""

_LONGEST = 200
"""Characters of a value; the JSON report holds it whole."""

_LEAST_SHARE = 0.01
"""Below it a share is not told as "0%": there is something."""

_ANSWERS = {"exposed": "You answered: a stranger can see this."}


class Fact(msgspec.Struct, frozen=True):
    """One line about what was found. `source` says where in the file it stands, and may be empty."""

    label: str
    value: str
    source: str = ""


def fact_of(evidence: Evidence, *, masked: bool) -> Fact:
    """The line for one piece of evidence. With `masked` the evidence must have been masked before."""
    match evidence:
        case Position(latitude, longitude, origin):
            return Fact("Place", _degrees(latitude, longitude, masked=masked), _ORIGINS.get(origin, ""))
        case Place(latitude, longitude, radius, _, share):
            around = f"{_degrees(latitude, longitude, masked=masked)}, within {radius:.0f} m"
            part = f"{share:.0%}" if share >= _LEAST_SHARE else f"less than {_LEAST_SHARE:.0%}"
            return Fact("Likely place", around, f"{part} of the positions")
        case Region(_, label, text):
            return Fact("In the picture", label if text is None else f"{label}: {_short(text)}")
        case Tag(name, value):
            return Fact(field_label(name), _short(value), _group_of(name))
        case Excerpt(text, _, _, fact):
            return Fact(fact.replace("_", " ").capitalize(), _short(text))
        case Answer(item, answer):
            return Fact(_question(item), _ANSWERS.get(answer, answer))


_RECKONED = frozenset({"Place", "Routine", "Track", "Recording"})
"""Groups of fields that we have reckoned: how many, how long, on which days."""


def is_reckoned(evidence: Evidence) -> bool:
    """Whether it says how much there is of something. Masked, such a line would say "text 51" and help nobody."""
    return isinstance(evidence, Tag) and evidence.name.partition(":")[0] in _RECKONED


def field_label(name: str) -> str:
    """A field in plain words, from its exiftool name: "EXIF:BodySerialNumber" is "Body serial number"."""
    words = _WORD_STARTS.sub(" ", name.rpartition(":")[2]).split()
    sentence = " ".join(word if word.isupper() else word.lower() for word in words)
    return sentence[:1].upper() + sentence[1:]


def _group_of(name: str) -> str:
    """Where a field stands, from the first part of its exiftool name: "XMP-dc:creator" stands in the editing data."""
    group = name.partition(":")[0].partition("-")[0]
    return _GROUPS.get(name, _GROUPS.get(group, group if ":" in name else ""))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _degrees(latitude: float, longitude: float, *, masked: bool) -> str:
    if masked:
        return f"near {latitude:.1f}, {longitude:.1f}"
    return f"{latitude:.5f}, {longitude:.5f}"


def _question(item: str) -> str:
    known = load_content().items.get(item)
    return known.question if known else "Guided question"

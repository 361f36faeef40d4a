"""What our own parsers may still find in a copy. A list of what may stay: what it does not name must be gone."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.remedy.interface import NotProvenError, What

_TIMES = frozenset(
    {
        "EXIF:ModifyDate",
        "EXIF:DateTimeOriginal",
        "EXIF:CreateDate",
        "EXIF:OffsetTime",
        "EXIF:OffsetTimeOriginal",
        "EXIF:SubSecTimeOriginal",
        "QuickTime:CreateDate",
        "QuickTime:CreationDate",
        "QuickTime:ContentCreateDate",
        "QuickTime:DateTimeOriginal",
        "PDF:CreateDate",
        "PDF:ModifyDate",
    }
)
_IDENTITIES = frozenset(
    {
        "EXIF:Make",
        "EXIF:Model",
        "EXIF:Software",
        "EXIF:Artist",
        "EXIF:HostComputer",
        "EXIF:Copyright",
        "EXIF:ImageUniqueID",
        "EXIF:OwnerName",
        "EXIF:BodySerialNumber",
        "EXIF:LensModel",
        "EXIF:LensSerialNumber",
        "QuickTime:Make",
        "QuickTime:Model",
        "QuickTime:Software",
        "QuickTime:SoftwareVersion",
        "QuickTime:Author",
        "QuickTime:Artist",
        "QuickTime:Producer",
        "QuickTime:Copyright",
        "QuickTime:AndroidManufacturer",
        "QuickTime:AndroidModel",
        "PDF:Author",
        "PDF:Creator",
        "PDF:Producer",
        "PDF:AnnotationAuthor",
    }
)

MAY_STAY: dict[What, frozenset[str]] = {
    What.LOCATION: _TIMES | _IDENTITIES,
    What.IDENTITY: _TIMES,
    What.ALL: frozenset(),
}
"""Names of fields, as the parsers give them. Captions and keywords are in no list: they can name a place."""

_HINT = "It was left out. Share a screenshot of it instead."


def refuse_leftovers(after: Metadata, what: What) -> None:
    """Raise NotProvenError where the parsers found anything in a copy that should be gone, or that they cannot read."""
    for found, name in (
        (after.positions, "a position"),
        (after.people, "the name of a person"),
        (after.previews, "a preview picture"),
        (after.clips, "a film clip"),
        (after.telemetry, "a track of sensor data"),
        (after.problems, "something that cannot be read"),
    ):
        if found:
            raise NotProvenError(f"The copy would still hold {name}.", _HINT)
    if any(tag.name not in MAY_STAY[what] for tag in after.tags):
        raise NotProvenError("The copy would still hold a field that tells something.", _HINT)

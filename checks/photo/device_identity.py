"""Who owns the camera and which camera it is: owner, artist and serial numbers, written into the file.

What it sees:
    Serial numbers of camera and lens, also those that makers hide in their own notes. Owner, artist, photographer and
    copyright names, job titles and contact data. The name of the computer. The numbers that join a Live Photo to its
    film. Values that a maker or a program writes for everyone, such as "0000000000" or "Camera Owner", are left out.

Why it matters:
    A name in a file says who is behind an account without a name; a metadata tool shows it. A serial number is the
    same in every file of one camera: it joins your private album to your public one, though that takes an expert.
    Numbers that only join two halves of one photo count as a nuisance.

What it misses:
    Serial numbers in maker notes that are encrypted or unknown. The author of a document: another check reads it. It
    cannot know whether another account posts files from the same camera. Traces of the sensor in the picture itself
    can join files too, and are not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.content.fields import load_fields
from officer_exposure.content.names import load_names, says_nothing
from officer_exposure.model import Area, ArtifactKind, Ease, Finding, Severity, Tag
from officer_exposure.parsing.fields import field_of

_BOILERPLATE = re.compile(r"\bby\b.*\buser\b|copyright|\(c\)|©|all rights reserved|[\d\W_]", re.IGNORECASE)
"""What a copyright text may hold without naming anybody."""

_PRODUCT = re.compile(r"(iphone|ipad|ipod|mac|windows|linux|ubuntu|android)\b[^'\u2019]*", re.IGNORECASE)
"""Apple devices write their model, and programs their system, where a computer's own name could stand."""


class DeviceIdentityCheck:
    """Finds owners and serial numbers."""

    info = CheckInfo(
        id="photo.device_identity",
        title="Owner and serial numbers",
        kinds=frozenset({ArtifactKind.PHOTO, ArtifactKind.VIDEO, ArtifactKind.DOCUMENT, ArtifactKind.SIDECAR}),
        areas=(Area.LINKAGE,),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.EXPERT,
        remediation="file.share_without_identity",
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding]:
        """Yield at most one finding each for names, serial numbers and pair numbers."""
        tags = artifact.metadata.tags if artifact.metadata else []
        if serials := [tag for tag in tags if _is_serial(tag)]:
            summary = "This file holds a serial number that is the same in all files of one camera."
            yield finding(self.info, artifact, summary, serials, f"{_model(tags)} {_camera(serials)}")
        if artifact.kind is ArtifactKind.DOCUMENT:
            return  # its names are the matter of document.author
        if names := [tag for tag in tags if _names_somebody(tag, tags)]:
            summary = "This file names the owner of the camera or the photographer."
            named = finding(self.info, artifact, summary, names, _values(names))
            yield msgspec.structs.replace(named, areas=(Area.UNIFORM, Area.LINKAGE), ease=Ease.TOOL)
        if pairs := [tag for tag in tags if field_of(tag.name) in load_fields().devices.pairs and _says_something(tag)]:
            summary = "This file holds a number that joins it to its other copies and parts."
            paired = finding(self.info, artifact, summary, pairs, _values(pairs))
            yield msgspec.structs.replace(paired, severity=Severity.ANNOYANCE)


def _names_somebody(tag: Tag, tags: Sequence[Tag]) -> bool:
    fields, field = load_fields().devices, field_of(tag.name)
    if field in fields.copyrights:
        return not says_nothing(_BOILERPLATE.sub("", tag.value), load_names().placeholders.people)
    if field in fields.computers:
        return not _PRODUCT.fullmatch(tag.value.strip()) and tag.value.strip() != _value(tags, "model")
    return field in fields.owners and not says_nothing(tag.value, load_names().placeholders.people)


def _is_serial(tag: Tag) -> bool:
    field = field_of(tag.name)
    is_serial = field.endswith("serialnumber") or field in load_fields().devices.serials
    return is_serial and tag.value.isprintable() and _says_something(tag)


def _says_something(tag: Tag) -> bool:
    return not says_nothing(tag.value, load_names().placeholders.serials)


def _model(tags: Sequence[Tag]) -> str:
    return f"{_value(tags, 'make')} {_value(tags, 'model')}".strip()


def _value(tags: Sequence[Tag], field: str) -> str:
    return next((tag.value.strip() for tag in tags if field_of(tag.name) == field), "")


def _camera(serials: Sequence[Tag]) -> str:
    """The camera's own numbers: lenses change, the camera stays the same thing to fix."""
    accessories = load_fields().devices.accessories
    own = [tag for tag in serials if not any(part in field_of(tag.name) for part in accessories)]
    return _values(own or serials)


def _values(tags: Sequence[Tag]) -> str:
    """The key that files of one camera or one owner share: the same values, however often they are written."""
    return ", ".join(sorted({tag.value.strip().casefold() for tag in tags}))


CHECK: ArtifactCheck = DeviceIdentityCheck()

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
    In 22 test files that hold a serial number, all 22 were found. Numbers in maker notes of unknown makers. The author
    of a document: another check reads it. It cannot know whether another account posts files from the same camera.
    Traces of the sensor in the picture itself can join files too, and are not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache

import msgspec

from officer_exposure.artifact import Artifact
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.content.fields import is_serial, load_fields
from officer_exposure.content.names import load_names, says_nothing
from officer_exposure.model import Area, ArtifactKind, Ease, Finding, Severity, Tag
from officer_exposure.parsing.fields import field_of

_BOILERPLATE = re.compile(r"\bby\b.*\buser\b|copyright|\(c\)|©|all rights reserved|[\d\W_]", re.IGNORECASE)
"""What a copyright text may hold without naming anybody."""

_PRODUCT = re.compile(r"(iphone|ipad|ipod|mac|windows|linux|ubuntu|android)\b[^'\u2019]*", re.IGNORECASE)
"""Apple devices write their model, and programs their system, where a computer's own name could stand."""


class _Matter(Enum):
    """What a field can speak of."""

    SERIAL = auto()
    OWNER = auto()
    COPYRIGHT = auto()
    COMPUTER = auto()
    PAIR = auto()


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
        """Yield at most one finding each for serial numbers, names and pair numbers."""
        tags = artifact.metadata.tags if artifact.metadata else []
        told = _told(tags)
        if not told:
            return
        if serials := _about(told, _Matter.SERIAL):
            summary = "A hidden serial number joins all files of one camera."
            yield finding(self.info, artifact, summary, serials, f"{_model(tags)} {_camera(serials)}")
        if artifact.kind is ArtifactKind.DOCUMENT:
            return  # its names are the matter of document.author
        if names := _about(told, _Matter.OWNER, _Matter.COPYRIGHT, _Matter.COMPUTER):
            summary = "Hidden data names the owner of the camera or the photographer."
            named = finding(self.info, artifact, summary, names, _values(names))
            yield msgspec.structs.replace(named, areas=(Area.UNIFORM, Area.LINKAGE), ease=Ease.TOOL)
        if pairs := _about(told, _Matter.PAIR):
            summary = "A hidden number joins a file to its other copies and parts."
            paired = finding(self.info, artifact, summary, pairs, _values(pairs))
            yield msgspec.structs.replace(paired, severity=Severity.ANNOYANCE)


def _told(tags: Sequence[Tag]) -> list[tuple[_Matter, Tag]]:
    """The tags that say something about a device or its owner, each with what it speaks of."""
    speaking = [(matter, tag) for tag in tags if (matter := _matter(tag.name)) is not None]
    return [(matter, tag) for matter, tag in speaking if _tells(matter, tag, tags)]


def _about(told: Sequence[tuple[_Matter, Tag]], *matters: _Matter) -> list[Tag]:
    return [tag for wanted in matters for matter, tag in told if matter is wanted]


@lru_cache(maxsize=4096)
def _matter(name: str) -> _Matter | None:
    """What a field speaks of; None for most of them."""
    fields, field = load_fields().devices, field_of(name)
    if is_serial(field):
        return _Matter.SERIAL
    tables = {
        _Matter.OWNER: fields.owners,
        _Matter.COPYRIGHT: fields.copyrights,
        _Matter.COMPUTER: fields.computers,
        _Matter.PAIR: fields.pairs,
    }
    return next((matter for matter, table in tables.items() if field in table), None)


def _tells(matter: _Matter, tag: Tag, tags: Sequence[Tag]) -> bool:
    """Whether the value says something about this owner or device, rather than about all of them."""
    placeholders = load_names().placeholders
    match matter:
        case _Matter.OWNER:
            return not says_nothing(tag.value, placeholders.people)
        case _Matter.COPYRIGHT:
            return not says_nothing(_BOILERPLATE.sub("", tag.value), placeholders.people)
        case _Matter.COMPUTER:
            return not _PRODUCT.fullmatch(tag.value.strip()) and tag.value.strip() != _value(tags, "model")
        case _Matter.SERIAL | _Matter.PAIR:
            return not says_nothing(tag.value, placeholders.serials)


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

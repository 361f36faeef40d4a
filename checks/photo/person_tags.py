"""Names of people, written into the file by face tags, person lists and keywords.

What it sees:
    Names on marked faces (from Lightroom, Picasa, digiKam, Windows and others), lists of persons shown, keywords below
    "People", keywords that are family words such as "daughter", and the child's name that some cameras ask for. Where
    a face is marked, the finding shows its place in the upright picture.

Why it matters:
    A name beside a face tells a stranger what your partner and children are called and look like. That finds your
    family. Any photo program shows it in a few clicks.

What it misses:
    It has been tried on files made for tests and on one real file only. Names in titles, captions and free keywords.
    Marked faces without a name. Faces that no program has marked. It does not know who of the people is family. Some
    photo apps keep names only in their own library, and these never reach the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from officer_exposure.artifact import Artifact, Metadata, PersonTag
from officer_exposure.check import ArtifactCheck, CheckInfo, finding
from officer_exposure.content.fields import load_fields
from officer_exposure.content.names import load_names, says_nothing
from officer_exposure.model import Area, ArtifactKind, Confidence, Ease, Evidence, Finding, Region, Severity, Tag
from officer_exposure.parsing.fields import field_of
from officer_exposure.parsing.pixels.upright import upright_box


class PersonTagsCheck:
    """Finds names of people in metadata."""

    info = CheckInfo(
        id="photo.person_tags",
        title="Names of people",
        kinds=frozenset({ArtifactKind.PHOTO, ArtifactKind.VIDEO, ArtifactKind.DOCUMENT, ArtifactKind.SIDECAR}),
        areas=(Area.FAMILY,),
        severity=Severity.FINDS_FAMILY,
        ease=Ease.FEW_CLICKS,
        remediation="file.share_without_names",
    )

    def examine(self, artifact: Artifact) -> Iterator[Finding]:
        """Yield one finding for the people that the file names; else one for family words among its keywords."""
        metadata = artifact.metadata
        if metadata is None:
            return
        people = _named(metadata)
        if people:
            summary = "Hidden data names the people in the picture."
            if any(person.box for person in people):
                summary = "Hidden data names the people in the picture and marks their faces."
            thing = ", ".join(sorted({person.name.casefold() for person in people}))
            yield finding(self.info, artifact, summary, [_evidence(person, metadata) for person in people], thing)
        elif keywords := _family_keywords(metadata.tags):
            thing = ", ".join(sorted({tag.value.casefold() for tag in keywords}))
            found = finding(self.info, artifact, "Hidden keywords point to your family.", keywords, thing)
            yield msgspec.structs.replace(found, confidence=Confidence.MEDIUM, ease=Ease.TOOL)


def _named(metadata: Metadata) -> list[PersonTag]:
    """Everyone with a name, from the parsers' list and from plain fields; each field and name once unless boxed."""
    shown = load_fields().people.shown
    tagged = [PersonTag(tag.name, tag.value.strip()) for tag in metadata.tags if field_of(tag.name) in shown]
    listed = {(person.field, person.name) for person in metadata.people}
    everyone = [*metadata.people, *(person for person in tagged if (person.field, person.name) not in listed)]
    ignored = load_names().placeholders.people
    return [person for person in everyone if not says_nothing(person.name, ignored)]


def _evidence(person: PersonTag, metadata: Metadata) -> Evidence:
    """The marked face where the size of the picture is known, else the field."""
    if person.box is None or not metadata.width or not metadata.height:
        return Tag(person.field, person.name)
    box = upright_box(person.box, metadata.width, metadata.height, metadata.orientation)
    return Region(box, "face", person.name)


def _family_keywords(tags: Sequence[Tag]) -> list[Tag]:
    fields, words = load_fields().people.keywords, load_names().people.sure
    return [tag for tag in tags if field_of(tag.name) in fields and _words(tag.value) & words]


def _words(value: str) -> set[str]:
    """The keywords in a value: one, or several behind ";" or "," (Windows)."""
    return {word.strip().casefold() for word in value.replace(",", ";").split(";")}


CHECK: ArtifactCheck = PersonTagsCheck()

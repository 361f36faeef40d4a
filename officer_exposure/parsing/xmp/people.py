"""People in XMP: names on marked faces, lists of persons shown, and keywords that stand below "People"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from officer_exposure.artifact import Metadata, PersonTag
from officer_exposure.parsing.xmp.tree import Value

_LONGEST_NAME = 300
_MOST_PEOPLE = 500
"""People taken from one property. No more are needed to see what it gives away."""

_PEOPLE_WORDS = frozenset(
    {"people", "persons", "person", "faces", "family", "friends", "personen", "menschen", "familie", "freunde"}
    | {"personnes", "gens", "famille", "amis", "personas", "gente", "familia", "amigos", "pessoas"}
)
"""First steps of keyword paths that sort people: the names that photo programs give that branch."""

_STEP = re.compile(r"[|/\\]")

_Box = tuple[float, float, float, float]


def people_in(group: str, local: str, value: Value, into: Metadata) -> bool:
    """Add the people that a property names; say whether the property holds nothing else."""
    read = PEOPLE_PROPERTIES.get((group, local))
    if read is None:
        return False
    seen = {(person.field, person.name) for person in into.people if person.box is None}
    for person in islice(read(group, local, value), _MOST_PEOPLE):
        if person.box is not None or (person.field, person.name) not in seen:
            into.people.append(person)
            seen.add((person.field, person.name))
    return read not in (_keyword_people, _branch_people)


def texts(value: Value) -> Iterator[str]:
    """Every text in a value: itself, its items, the values of its members."""
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    else:
        for _name, member in value:
            yield from texts(member)


def _members(value: Value) -> dict[str, Value]:
    """The members of a struct by local name; none for other values."""
    return {name.rpartition("}")[2]: member for name, member in value} if isinstance(value, tuple) else {}


def _regions(value: Value, list_name: str) -> Iterator[dict[str, Value]]:
    for struct in value if isinstance(value, list) else [value]:
        items = _members(struct).get(list_name, [])
        for item in items if isinstance(items, list) else [items]:
            yield _members(item)


def _mwg_people(group: str, _local: str, value: Value) -> Iterator[PersonTag]:
    """Regions of the Metadata Working Group and, shaped alike, of ACDSee. Bar codes and focus areas are no people."""
    for region in _regions(value, "RegionList"):
        if region.get("Type") in ("BarCode", "Focus"):
            continue
        area = region.get("Area") or region.get("ALGArea") or region.get("DLYArea") or ""
        for name in _named(region.get("Name", "")):
            yield PersonTag(f"{group}:RegionName", name, _centred_box(area))


def _microsoft_people(group: str, _local: str, value: Value) -> Iterator[PersonTag]:
    for region in _regions(value, "Regions"):
        box = _corner_box(region.get("Rectangle", ""))
        for name in _named(region.get("PersonDisplayName", "")):
            yield PersonTag(f"{group}:RegionPersonDisplayName", name, box)
        for name in _named(region.get("PersonEmailDigest", "") if "PersonDisplayName" not in region else ""):
            yield PersonTag(f"{group}:RegionPersonEmailDigest", name, box)


def _listed_people(group: str, local: str, value: Value) -> Iterator[PersonTag]:
    for name in _named(value):
        yield PersonTag(f"{group}:{local}", name)


def _detailed_people(group: str, local: str, value: Value) -> Iterator[PersonTag]:
    for struct in value if isinstance(value, list) else [value]:
        for name in _named(_members(struct).get("PersonName", "")):
            yield PersonTag(f"{group}:{local[:13]}Name", name)


def _image_regions(group: str, _local: str, value: Value) -> Iterator[PersonTag]:
    """IPTC image regions: a person shown in each, with no box where the boundary is no rectangle in fractions."""
    for region in value if isinstance(value, list) else [value]:
        members = _members(region)
        box = _iptc_box(_members(members.get("RegionBoundary", "")))
        for name in _named(members.get("PersonInImage", "")):
            yield PersonTag(f"{group}:ImageRegionPersonInImage", name, box)


def _keyword_people(group: str, local: str, value: Value) -> Iterator[PersonTag]:
    for keyword in texts(value):
        steps = [step.strip() for step in _STEP.split(keyword[:_LONGEST_NAME])]
        if len(steps) > 1 and steps[0].casefold() in _PEOPLE_WORDS and steps[-1]:
            yield PersonTag(f"{group}:{local}", steps[-1])


def _branch_people(group: str, _local: str, value: Value) -> Iterator[PersonTag]:
    """mwg-kw: keywords with their children; people are the last steps of a branch that sorts people."""
    for keyword in _regions(value, "Hierarchy"):
        if str(keyword.get("Keyword")).casefold() in _PEOPLE_WORDS:
            for name in _last_steps(keyword.get("Children", [])):
                yield PersonTag(f"{group}:Keyword", name)


def _last_steps(value: Value) -> Iterator[str]:
    for child in value if isinstance(value, list) else [value]:
        members = _members(child)
        if members.get("Children"):
            yield from _last_steps(members["Children"])
        else:
            yield from _named(members.get("Keyword", ""))


def _named(value: Value) -> Iterator[str]:
    for text in texts(value):
        if text.strip():
            yield text.strip()[:_LONGEST_NAME]


def _centred_box(area: Value) -> _Box | None:
    """stArea: centre x, y, width, height, in fractions of the picture."""
    members = _members(area)
    if members.get("unit", "normalized") != "normalized":
        return None
    numbers = _fractions([members.get(name, "") for name in ("x", "y", "w", "h")])
    if numbers is None:
        return None
    x, y, width, height = numbers
    return _inside(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _corner_box(rectangle: Value) -> _Box | None:
    """MPReg:Rectangle: "left, top, width, height", in fractions of the picture."""
    numbers = _fractions(list(rectangle.split(","))) if isinstance(rectangle, str) else None
    if numbers is None:
        return None
    left, top, width, height = numbers
    return _inside(left, top, left + width, top + height)


def _iptc_box(boundary: dict[str, Value]) -> _Box | None:
    if boundary.get("rbUnit") != "relative" or boundary.get("rbShape") != "rectangle":
        return None
    numbers = _fractions([boundary.get(name, "") for name in ("rbX", "rbY", "rbW", "rbH")])
    return _inside(numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3]) if numbers else None


def _fractions(values: list[Value]) -> list[float] | None:
    """Four numbers from 0 to 1, else None."""
    try:
        numbers = [float(value) for value in values if isinstance(value, str)]
    except ValueError:
        return None
    return numbers if len(numbers) == 4 and all(0 <= number <= 1 for number in numbers) else None


def _inside(left: float, top: float, right: float, bottom: float) -> _Box:
    return max(0.0, left), max(0.0, top), min(1.0, right), min(1.0, bottom)


PEOPLE_PROPERTIES: dict[tuple[str, str], Callable[[str, str, Value], Iterator[PersonTag]]] = {
    ("XMP-mwg-rs", "Regions"): _mwg_people,
    ("XMP-acdsee-rs", "Regions"): _mwg_people,
    ("XMP-MP", "RegionInfo"): _microsoft_people,
    ("XMP-MP1", "RegionInfo"): _microsoft_people,
    ("XMP-iptcExt", "PersonInImage"): _listed_people,
    ("XMP-iptcExt", "PersonInImageWDetails"): _detailed_people,
    ("XMP-iptcExt", "ImageRegion"): _image_regions,
    ("XMP-mediapro", "People"): _listed_people,
    ("XMP-expressionmedia", "People"): _listed_people,
    ("XMP-getty", "Personality"): _listed_people,
    ("XMP-DICOM", "PatientName"): _listed_people,
    ("XMP-lr", "hierarchicalSubject"): _keyword_people,
    ("XMP-digiKam", "TagsList"): _keyword_people,
    ("XMP-microsoft", "LastKeywordXMP"): _keyword_people,
    ("XMP-mediapro", "CatalogSets"): _keyword_people,
    ("XMP-dc", "subject"): _keyword_people,
    ("XMP-mwg-kw", "Keywords"): _branch_people,
}
"""Properties that name people, by group and name, and how each is read."""

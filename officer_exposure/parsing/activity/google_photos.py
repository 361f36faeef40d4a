"""The JSON file that Google Photos exports beside each picture, and for each album.

`geoDataExif` is what the camera wrote, `geoData` may be where somebody put the picture on the map.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from officer_exposure.artifact import Metadata, PersonTag
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.activity.texts import add_text
from officer_exposure.parsing.activity.trail import Trail
from officer_exposure.parsing.activity.values import place_in, utc_from
from officer_exposure.parsing.positions import add_position
from officer_exposure.places.stay_points import meters_between

_MARKS = frozenset({"photoTakenTime", "geoData", "geoDataExif", "googlePhotosOrigin"})
_TEXTS = ("title", "description", "location")
_SAME_M = 50.0
_MOST_PEOPLE = 200


def is_sidecar(node: Mapping[str, Any]) -> bool:
    """Whether a whole file is one of these."""
    return not _MARKS.isdisjoint(node)


def read_google_photos(node: Mapping[str, Any], into: Metadata) -> None:
    """Read one."""
    into.kind, into.format = ArtifactKind.SIDECAR, "Google Photos"
    trail = Trail("sidecar")
    taken = utc_from(node.get("photoTakenTime"))
    told: list[tuple[float, float]] = []
    for key in ("geoDataExif", "geoData"):
        place = place_in(node.get(key))
        if place is None or not add_position(into, *place, "sidecar"):
            continue
        if all(meters_between(*place, *other) > _SAME_M for other in told):
            told.append(place)
            trail.stay(*place, taken)
    for key in _TEXTS:
        if isinstance(node.get(key), str):
            add_text(into, f"GooglePhotos:{key}", node[key])
    people = node.get("people")
    for one in people[:_MOST_PEOPLE] if isinstance(people, list) else ():
        if isinstance(one, Mapping) and isinstance(one.get("name"), str) and one["name"].strip():
            into.people.append(PersonTag("GooglePhotos:people", one["name"].strip()[:200]))
    trail.settle(into)

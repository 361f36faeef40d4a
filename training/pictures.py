"""The labelled pictures: what each folder's name means, and which pictures are the same one twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})

POLICE, POLICE_VEHICLE = "police", "police_vehicle"
"""The two classes that are looked for."""

CLASSES = {
    "police": POLICE,
    "badge_or_insignia": POLICE,
    "police_lettering": POLICE,
    "police_marked": POLICE_VEHICLE,
    "ordinary": "vehicle",
    "plates": "vehicle",
    "other_emergency": "vehicle",
    "school_bus": "vehicle",
    "lookalike": "lookalike",
    "lookalike_insignia": "lookalike",
    "lookalike_lettering": "lookalike",
    "civilian": "civilian",
    "civilians": "civilian",
    "faces": "civilian",
    "groups": "civilian",
    "object_no_badge": "scene",
    "scene_text": "scene",
    "files": "scene",
    "facade_number_not_checked": "scene",
    "house_number": "scene",
    "street_sign": "scene",
}
"""Folder name -> class. A folder with any other name is a class of its own (a profession, say)."""

_UNCLEAR = frozenset({"police_unmarked_or_unclear"})
"""Folders that nobody can learn from or be judged by."""

_VEHICLES_AMONG_POLICE = frozenset({"patrol_car_door.jpg"})
"""Pictures in a folder of police that show no person or insignia."""

SQUARES = (224, 224)
"""The size of all pictures of the collection of professions. A picture of this size from anywhere else in the
development data comes from the same collection: many are found in both, byte for byte."""


class Labelled(msgspec.Struct, frozen=True):
    """A picture and what it shows. `folder`: the name of its folder; `source`: the folder it was found below."""

    path: Path
    folder: str
    source: str

    @property
    def shows(self) -> str:
        """Its class."""
        if self.path.name in _VEHICLES_AMONG_POLICE:
            return POLICE_VEHICLE
        return CLASSES.get(self.folder, self.folder)


def labelled(folders: list[Path]) -> Iterator[Labelled]:
    """Every labelled picture below the folders, in a fixed order. The last folder of a path is its label."""
    for root in folders:
        for path in sorted(root.rglob("*")):
            if path.suffix.lower() in SUFFIXES and path.parent.name not in _UNCLEAR:
                inner = path.relative_to(root).parts
                yield Labelled(path, path.parent.name, f"{root.name}/{inner[0]}" if len(inner) > 1 else root.name)

"""The development pictures as labelled pictures: what their folders and manifests say is true of each.

They are read in place. Where the same pictures taught a model, the notes say so: such a figure is no proof.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.accuracy.labels import NONE, Labelled

NOTES = (
    "**The uniform model has learned from these pictures of people, vehicles and badges.** Its figures below are those "
    "of pictures it knows and promise nothing; [uniform-model.md](uniform-model.md) has the figures of pictures it had "
    "never seen, by profession and by source. What tells marked vehicles has learned nothing from these pictures, but "
    "was chosen by them.\n",
    "Plates, lettering, house numbers, faces and grouping use rules that were developed while looking at these "
    "pictures, too. Pictures from elsewhere will do somewhat worse.\n",
)

_PLATE = re.compile(r"plate (\S+)")
_FACES = re.compile(r"(\d+) faces?")
_PICTURES = {".jpg", ".jpeg", ".png", ".webp"}


def development_pictures(data: Path) -> Iterator[Labelled]:
    """Every labelled picture below the folder of development data."""
    yield from _real_world(data / "pictures" / "real_world")
    yield from _listed(data / "pictures")
    yield from _same_person(data / "pictures" / "faces")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in _PICTURES)


_NUMBERS_BY_EYE = {"140fb08d13cc": "32820", "15fa3bc1a330": "1828", "22425da293e5": "121", "2f3ae95a1f4e": "1829"}
"""Name of a picture of a facade -> the house number in it, which the manifest does not have. One more is cut off."""

_STREET_SIGNS = {"chinese"}
"""Pictures in the folder of text in scenes that show the sign of one street alone, in Latin letters, too."""

_REAL_WORLD: dict[str, dict[str, bool | str]] = {
    "police": {"uniform": True},
    "lookalike": {"uniform": False, "police_vehicle": False},
    "civilian": {"uniform": False, "police_vehicle": False, "lettering": False, "plate": NONE},
    "police_marked": {"police_vehicle": True},
    "ordinary": {"police_vehicle": False, "uniform": False, "lettering": False},
    "badge_or_insignia": {"uniform": True},
    "police_lettering": {"lettering": True},
    "lookalike_lettering": {"lettering": False},
    "facade_number_not_checked": {"uniform": False, "police_vehicle": False, "lettering": False, "plate": NONE},
    "street_sign": {"uniform": False, "lettering": False, "house_number": NONE, "street_sign": True},
    "school_bus": {"police_vehicle": False, "lettering": False},
}


def _real_world(folder: Path) -> Iterator[Labelled]:
    texts = {row["file"]: row["text"] for row in _rows(folder / "MANIFEST.tsv")}
    for path in _files(folder):
        kind = path.parent.name
        number = texts.get(path.relative_to(folder).as_posix(), "") if kind == "house_number" else ""
        number = number or _NUMBERS_BY_EYE.get(path.stem, "")
        truth: dict[str, bool | str] = {**_REAL_WORLD.get(kind, {}), **({"house_number": number} if number else {})}
        yield Labelled(path, kind.replace("_", " "), **truth)  # type: ignore[arg-type]  # each key is a field of its type


def _listed(folder: Path) -> Iterator[Labelled]:
    for row in _rows(folder / "MANIFEST.tsv"):
        path, kind = folder / row["file"], row["file"].partition("/")[0]
        if not path.is_file() or kind == "faces":
            continue
        plate, count = _PLATE.match(row["truth"]), _FACES.search(row["truth"])
        calm = kind in {"civilians", "groups"}
        yield Labelled(
            path,
            kind,
            uniform=False if calm else None,
            police_vehicle=False if kind in {"plates", "civilians", "groups"} else None,
            lettering=True if kind == "police" else (False if calm or kind == "plates" else None),
            plate=plate[1] if plate else (NONE if calm else ""),
            street_sign=True if path.stem in _STREET_SIGNS else (False if calm else None),
            faces=int(count[1]) if count else None,
        )


def _same_person(folder: Path) -> Iterator[Labelled]:
    """The pictures of the list of pairs; who is the same person follows from the pairs that are marked so."""
    person: dict[str, str] = {}
    for row in _rows(folder / "pairs.csv", ","):
        one, other = (Path(row[name]).name for name in ("file_x", "file_y"))
        first, second = person.setdefault(one, one), person.setdefault(other, other)
        if row["decision"] == "Yes":
            person = {name: first if who == second else who for name, who in person.items()}
    for name, who in sorted(person.items()):
        if (folder / name).is_file():
            yield Labelled(folder / name, "faces", uniform=False, street_sign=False, person=who)


def _rows(path: Path, delimiter: str = "\t") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, quoting=csv.QUOTE_NONE))

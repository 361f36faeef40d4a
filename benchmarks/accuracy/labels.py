"""What is known to be true of each picture: the file `labels.tsv` of a folder."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import msgspec

NAME = "labels.tsv"
NONE = "none"

_TRUTHS = {"yes": True, "no": False, "": None}


class LabelsError(Exception):
    """A labels file that cannot be used; the text says where and why."""


class Labelled(msgspec.Struct, frozen=True):
    """A picture and what is true of it; None (or "") where that is not known."""

    path: Path
    group: str = ""
    uniform: bool | None = None
    police_vehicle: bool | None = None
    lettering: bool | None = None
    plate: str = ""
    house_number: str = ""
    street_sign: bool | None = None
    faces: int | None = None
    person: str = ""
    child: bool | None = None


def read_labels(folder: Path) -> Iterator[Labelled]:
    """Every picture that the folder's labels name. Raises LabelsError."""
    try:
        text = (folder / NAME).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LabelsError(f"{folder / NAME} cannot be read as text.") from error
    reader = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    unknown = set(reader.fieldnames or ()) - {"file", *Labelled.__struct_fields__}
    if unknown or "file" not in (reader.fieldnames or ()):
        raise LabelsError(f"{NAME} needs a column 'file' and knows no columns {sorted(unknown)}.")
    for number, row in enumerate(reader, 2):
        yield _labelled(folder, {name: (value or "").strip() for name, value in row.items() if name}, number)


def _labelled(folder: Path, row: dict[str, str], number: int) -> Labelled:
    path = folder / row["file"]
    if not path.is_file():
        raise LabelsError(f"{NAME}, line {number}: there is no such file.")
    try:
        return Labelled(
            path,
            row.get("group", ""),
            _TRUTHS[row.get("uniform", "").lower()],
            _TRUTHS[row.get("police_vehicle", "").lower()],
            _TRUTHS[row.get("lettering", "").lower()],
            row.get("plate", ""),
            row.get("house_number", ""),
            _TRUTHS[row.get("street_sign", "").lower()],
            int(row["faces"]) if row.get("faces") else None,
            row.get("person", ""),
            _TRUTHS[row.get("child", "").lower()],
        )
    except (KeyError, ValueError) as error:
        raise LabelsError(f"{NAME}, line {number}: a field is neither yes, no nor a number.") from error

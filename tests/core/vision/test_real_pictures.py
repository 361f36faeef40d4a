from __future__ import annotations

import csv
import itertools
import re
from functools import cache
from pathlib import Path

import numpy as np

from officer_exposure.text.plates import plates_in
from officer_exposure.vision.sight import Line
from tests.core.vision.drawn import look_at
from tests.model_files import needs_models
from tests.shared_data import needs_shared, shared

pytestmark = needs_models

ALIKE = str.maketrans("OISBZGQDL", "015826001")
SAME_PERSON = 0.45


def plain(text: str) -> str:
    """Letters and digits, those that plates and readers mix up taken for one."""
    return re.sub("[^A-Z0-9]", "", text.upper()).translate(ALIKE)


def manifest() -> dict[str, str]:
    with shared("data/pictures/MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        return {row["file"]: row["truth"] for row in csv.DictReader(file, delimiter="\t")}


@cache
def read_on_plates() -> dict[str, tuple[str, tuple[Line, ...]]]:
    """For each picture with a plate, what the plate is and what was read; read once, for it takes long."""
    plates = {name: truth.split()[1] for name, truth in manifest().items() if truth.startswith("plate ")}
    return {name: (plate, look_at(shared(f"data/pictures/{name}")).lines()) for name, plate in plates.items()}


@needs_shared
def test_nine_plates_in_ten_are_read() -> None:
    seen = read_on_plates()
    assert len(seen) == 60
    read = [name for name, (plate, lines) in seen.items() if any(plain(plate) in plain(line.text) for line in lines)]
    assert len(read) >= 52


@needs_shared
def test_plates_are_read_exactly_as_often_as_the_manual_says() -> None:
    seen = read_on_plates()
    read = [name for name, (plate, lines) in seen.items() if plate in {one.text for one in plates_in(lines)}]
    assert len(seen) == 60
    assert len(read) >= 54  # 55 when the manual page was written


@needs_shared
def test_police_lettering_is_read() -> None:
    for name in ("police/patrol_car_door.jpg", "police/shoulder_patch.png"):
        text = " ".join(line.text for line in look_at(shared(f"data/pictures/{name}")).lines())
        assert "POLICE" in text, name


def print_of(path: Path) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    seen = look_at(path, prints=True).observed()
    assert seen is not None
    return np.frombuffer(seen.faces[0].print, "<f2").astype(float)


@needs_shared
def test_prints_tell_whether_two_faces_are_one_person() -> None:
    with shared("data/pictures/faces/pairs.csv").open(encoding="utf-8", newline="") as file:
        said = {(Path(row["file_x"]).name, Path(row["file_y"]).name): row["decision"] for row in csv.DictReader(file)}
    names = sorted({name for pair in said for name in pair if shared(f"data/pictures/faces/{name}").exists()})
    prints = {name: print_of(shared(f"data/pictures/faces/{name}")) for name in names}
    right = {"Yes": [0, 0], "No": [0, 0]}
    for one, other in itertools.combinations(names, 2):
        truth = said.get((one, other)) or said.get((other, one))
        if truth in right:
            right[truth][0] += (float(prints[one] @ prints[other]) >= SAME_PERSON) == (truth == "Yes")
            right[truth][1] += 1
    assert all(count[1] >= 18 for count in right.values())
    assert right["No"][0] == right["No"][1]
    assert right["Yes"][0] >= 0.95 * right["Yes"][1]


@needs_shared
def test_few_adults_are_taken_for_children() -> None:
    pictures = [name for name in manifest() if name.startswith(("groups/", "civilians/", "faces/img"))]
    told = [face.child for name in pictures for face in look_at(shared(f"data/pictures/{name}")).faces()]
    judged = [child for child in told if child is not None]
    assert len(judged) >= 50
    assert sum(child >= 0.5 for child in judged) <= 0.02 * len(judged)

"""Where plates are looked for once more: drawn plates, real ones, and pictures with nothing to look at."""

from __future__ import annotations

import csv
import os
import re

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from officer_exposure.artifact import Metadata
from officer_exposure.vision.reading.lines import read_text
from officer_exposure.vision.reading.plate_places import plate_places
from officer_exposure.vision.sight import Box
from officer_exposure.vision.working_copy import working_copy
from tests.model_files import needs_models
from tests.shared_data import needs_shared, shared

BOX = re.compile(r"plate \S+ box (\d+),(\d+),(\d+),(\d+)")


def holds(place: Box, inner: tuple[float, float, float, float]) -> bool:
    """Whether a box lies in a place, save for a tenth of its sides: labels are drawn with a margin."""
    left, top, right, bottom = inner
    across, down = 0.1 * (right - left), 0.1 * (bottom - top)
    return (
        place[0] <= left + across
        and place[1] <= top + down
        and place[2] >= right - across
        and place[3] >= bottom - down
    )


def test_a_drawn_plate_is_the_first_place() -> None:
    image = Image.new("RGB", (1280, 960), (90, 30, 35))
    draw = ImageDraw.Draw(image)
    draw.rectangle((500, 600, 660, 660), (225, 225, 215))
    draw.text((580, 630), "7ABC123", (20, 20, 60), ImageFont.load_default(36), anchor="mm")
    places = plate_places(np.ascontiguousarray(np.asarray(image)[:, :, ::-1]))
    assert holds(places[0], (510, 612, 650, 648))
    assert len(places) < 5


def test_where_nothing_stands_there_is_no_place() -> None:
    for size in ((1280, 960), (3, 2), (1, 1), (4000, 1)):
        assert plate_places(np.full((size[1], size[0], 3), 128, np.uint8)) == []


def test_noise_is_not_looked_at_as_a_whole() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (720, 1280, 3)).astype(np.uint8)
    assert sum((right - left) * (bottom - top) for left, top, right, bottom in plate_places(noise)) < 0.3 * 720 * 1280


@needs_shared
def test_most_plates_lie_in_the_first_places() -> None:
    found = 0
    with shared("data/pictures/MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        labelled = {
            row["file"]: match for row in csv.DictReader(file, delimiter="\t") if (match := BOX.match(row["truth"]))
        }
    for name, match in labelled.items():
        copy = working_copy(os.fsencode(shared(f"data/pictures/{name}")), Metadata(format="JPEG"))
        scale = copy.pixels.shape[1] / copy.width
        left, top, width, height = (int(side) * scale for side in match.groups())
        found += any(holds(place, (left, top, left + width, top + height)) for place in plate_places(copy.pixels)[:8])
    assert (found >= 52, len(labelled)) == (True, 60)


@needs_models
@needs_shared
def test_a_plate_that_the_first_look_misses_is_read_in_its_place() -> None:
    copy = working_copy(os.fsencode(shared("data/pictures/plates/us_013.jpg")), Metadata(format="JPEG"))
    once, again = (
        [re.sub(r"\W", "", line.text) for line in read_text(copy, vehicle=vehicle).lines] for vehicle in (False, True)
    )
    assert "133GZD" not in once
    assert "133GZD" in again


@needs_models
@needs_shared
def test_a_part_that_is_read_more_surely_does_not_take_the_place_of_the_whole_line() -> None:
    copy = working_copy(os.fsencode(shared("data/pictures/plates/us_011.jpg")), Metadata(format="JPEG"))
    assert any("stor-it.com" in line.text for line in read_text(copy, vehicle=True).lines)

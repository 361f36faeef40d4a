"""Plates looked at closely: two rows that are one plate, and which of two readings of one place counts."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from officer_exposure.text.plates import plates_in
from officer_exposure.vision.reading.lines import read_text
from officer_exposure.vision.reading.plate_look import AROUND_LINE, is_better, look_at_place
from officer_exposure.vision.reading.recognizing import Reading
from officer_exposure.vision.working_copy import WorkingCopy
from tests.model_files import needs_models


def plate_of(*rows: str, height: int = 40) -> WorkingCopy:
    """A light plate with these rows on a dark body."""
    noise = Image.effect_noise((960, 720), 12).convert("RGB")
    image = Image.blend(Image.new("RGB", (960, 720), (70, 20, 25)), noise, 0.15)
    draw = ImageDraw.Draw(image)
    wide, tall = round(0.8 * height * max(map(len, rows))), round(1.25 * height * len(rows))
    draw.rectangle((480 - wide // 2, 400 - tall // 2, 480 + wide // 2, 400 + tall // 2), (232, 232, 226))
    for number, row in enumerate(rows):
        middle = 400 - tall / 2 + (number + 0.5) * tall / len(rows)
        draw.text((480, middle), row, (15, 20, 40), ImageFont.load_default(height), anchor="mm")
    pixels = np.ascontiguousarray(np.asarray(image)[:, :, ::-1])
    return WorkingCopy(pixels, pixels.shape[1], pixels.shape[0])


@needs_models
@pytest.mark.parametrize("rows", [("ABC", "482"), ("1627", "WFL"), ("PR", "205 MA")])
def test_two_rows_on_a_vehicle_are_one_plate(rows: tuple[str, str]) -> None:
    lines = read_text(plate_of(*rows), vehicle=True).lines
    assert "".join(rows).replace(" ", "") in {one.text for one in plates_in(lines)}


@needs_models
def test_a_word_above_a_number_is_not_one_plate_with_it() -> None:
    lines = read_text(plate_of("NORTH", "101"), vehicle=True).lines
    assert {"NORTH", "101"} <= {one.text for one in lines}
    assert "NORTH101" not in {one.text for one in plates_in(lines)}


@needs_models
def test_a_place_at_the_edge_of_a_picture_or_of_no_size_can_be_looked_at() -> None:
    pixels = plate_of("ABC 482").pixels
    assert look_at_place(pixels, (0, 0, 0, 0), AROUND_LINE) == []
    assert look_at_place(pixels, (950, 710, 960, 720), AROUND_LINE) == []


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Reading("VLG2275", 0.93), Reading("LG2275", 1.0)),
        (Reading("8ABC123", 0.7), Reading("ABC12", 0.79)),
        (Reading("ABC 1234", 0.9), Reading("ABC 1234QQ", 0.95)),
        (Reading("Reserve at", 0.99), Reading("ve at", 0.9)),
    ],
)
def test_a_whole_plate_is_better_than_a_part_that_is_read_more_surely(better: Reading, worse: Reading) -> None:
    assert is_better(better, worse)
    assert not is_better(worse, better)

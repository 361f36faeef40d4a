from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from officer_exposure.artifact import Metadata
from officer_exposure.vision.looking import Onlooker
from tests.core.vision.drawn import lettered, saved
from tests.model_files import needs_models

pytestmark = needs_models

PLATE = ImageFont.load_default(16)


def street(plate: str) -> Image.Image:
    image = Image.radial_gradient("L").resize((1280, 960)).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.rectangle((400, 500, 490, 526), (215, 215, 205))
    draw.text((404, 504), plate, (40, 40, 60), PLATE)
    return image


def noisy(image: Image.Image, seed: int) -> Image.Image:
    pixels = np.asarray(image).astype(float) + np.random.default_rng(seed).normal(0, 4, (960, 1280, 3))
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def looked_again(tmp_path: Path, images: list[Image.Image]) -> tuple[int, list[list[str]]]:
    """How many pictures were taken for shots of an earlier one, and what was read in each."""
    onlooker, read = Onlooker(), []
    for number, image in enumerate(images):
        path = saved(image, tmp_path / f"{number}.jpg", quality=90)
        read.append([line.text for line in onlooker.look_at(os.fsencode(path), Metadata(format="JPEG")).lines()])
    return onlooker.again, read


def test_shots_of_one_burst_are_looked_at_once(tmp_path: Path) -> None:
    burst = [noisy(street("ABC 1234"), seed) for seed in range(3)]
    again, read = looked_again(tmp_path, burst)
    assert again == 2
    assert read[0] == read[1] == read[2]


def test_another_plate_in_the_same_place_is_looked_at(tmp_path: Path) -> None:
    again, read = looked_again(tmp_path, [noisy(street("ABC 1234"), 1), noisy(street("ABG 1284"), 2)])
    assert again == 0
    assert read[0] != read[1]


def test_pictures_of_different_size_are_never_the_same_shot(tmp_path: Path) -> None:
    assert looked_again(tmp_path, [lettered("SHERIFF"), lettered("SHERIFF").resize((1600, 1200))])[0] == 0


def test_what_a_slow_change_adds_up_to_is_looked_at(tmp_path: Path) -> None:
    shades = [Image.new("RGB", (800, 600), (100 + 4 * step,) * 3) for step in range(4)]
    assert looked_again(tmp_path, shades)[0] == 2  # the second is like the first, the fourth like the third

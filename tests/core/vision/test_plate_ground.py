"""What a line of text stands on: drawn plates are told from lettering on a wall, a stripe or a body."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from officer_exposure.vision.reading.ground import stands_on_plate

BODY = (70, 20, 25)


def drawn(plate: tuple[int, int] | None, ground: tuple[int, int, int], ink: tuple[int, int, int]) -> Image.Image:
    """Letters in the middle of a noisy body, on a plate of this size or on none."""
    noise = Image.effect_noise((640, 480), 12).convert("RGB")
    image = Image.blend(Image.new("RGB", (640, 480), BODY), noise, 0.15)
    draw = ImageDraw.Draw(image)
    if plate:
        across, down = plate
        draw.rectangle((320 - across // 2, 240 - down // 2, 320 + across // 2, 240 + down // 2), ground)
    draw.text((320, 240), "BIGDOGS", ink, ImageFont.load_default(40), anchor="mm")
    return image


def corners(image: Image.Image, turned: float) -> NDArray[np.float32]:
    """The corners of the line of letters, turned around the middle with the picture."""
    left, top, right, bottom = ImageDraw.Draw(image).textbbox(
        (320, 240), "BIGDOGS", ImageFont.load_default(40), anchor="mm"
    )
    box = np.array([(left - 4, top - 5), (right + 4, top - 5), (right + 4, bottom + 5), (left - 4, bottom + 5)])
    angle = np.radians(-turned)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    middle = np.array([320, 240])
    around: NDArray[np.float32] = ((box - middle) @ turn.T + middle).astype(np.float32)
    return around


def stands(image: Image.Image, turned: float = 0) -> bool:
    pixels = np.ascontiguousarray(np.asarray(image.rotate(turned, Image.Resampling.BICUBIC))[:, :, ::-1])
    return stands_on_plate(pixels, corners(image, turned))


@pytest.mark.parametrize("turned", [0, 7, -12])
@pytest.mark.parametrize(
    ("plate", "ground", "ink"),
    [
        ((240, 120), (230, 230, 225), (20, 30, 90)),
        ((300, 60), (240, 240, 235), (10, 10, 10)),
        ((240, 120), (30, 50, 140), (240, 240, 240)),
    ],
    ids=["american", "european", "light on dark"],
)
def test_lettering_on_a_plate_stands_on_one(
    plate: tuple[int, int], ground: tuple[int, int, int], ink: tuple[int, int, int], turned: float
) -> None:
    assert stands(drawn(plate, ground, ink), turned)


@pytest.mark.parametrize("plate", [None, (640, 60), (240, 480), (640, 480)], ids=["body", "stripe", "pillar", "wall"])
def test_other_lettering_does_not(plate: tuple[int, int] | None) -> None:
    assert not stands(drawn(plate, (230, 230, 225), (200, 200, 190) if plate is None else (20, 30, 90)))


def test_a_line_without_any_contrast_does_not() -> None:
    assert not stands(Image.new("RGB", (640, 480), BODY))

"""Pictures as other cameras, apps and people would have left them: cropped, tinted, blurred, small, compressed."""

from __future__ import annotations

import io
import math
import random
from typing import TYPE_CHECKING

from officer_exposure.vision.uniform.views import EDGE

if TYPE_CHECKING:
    from PIL.Image import Image


def augmented(image: Image, seed: int) -> Image:
    """A changed copy of an RGB picture, EDGE x EDGE. The same seed gives the same copy."""
    dice = random.Random(seed)  # noqa: S311  # pictures, not secrets
    changed = _laid_out(_framed(image, dice), dice)
    return _compressed(_softened(_tinted(changed, dice), dice), dice)


def _framed(image: Image, dice: random.Random) -> Image:
    from PIL import ImageOps
    from PIL.Image import Resampling

    if dice.random() < 0.7:
        image = _cropped(image, dice)
    if dice.random() < 0.5:
        image = ImageOps.mirror(image)
    if dice.random() < 0.3:
        image = image.rotate(dice.uniform(-12, 12), Resampling.BILINEAR, fillcolor=_any_color(dice))
    return image


def _cropped(image: Image, dice: random.Random) -> Image:
    """At least 45 % of the area, up to about 1.4 times as wide or high for its height or width."""
    area, shape = dice.uniform(0.45, 1), math.exp(dice.uniform(-0.35, 0.35))
    width = min(image.width, max(8, int(image.width * math.sqrt(area * shape))))
    height = min(image.height, max(8, int(image.height * math.sqrt(area / shape))))
    left, top = dice.randint(0, max(0, image.width - width)), dice.randint(0, max(0, image.height - height))
    return image.crop((left, top, left + width, top + height))


def _laid_out(image: Image, dice: random.Random) -> Image:
    """Squashed or with bars at the sides; sometimes a smaller picture on a margin."""
    from PIL import Image as Images
    from PIL import ImageOps
    from PIL.Image import Resampling

    if dice.random() < 0.45:
        square = image.resize((EDGE, EDGE), Resampling.BILINEAR, reducing_gap=2.0)
    else:
        square = ImageOps.pad(image, (EDGE, EDGE), Resampling.BILINEAR, color=_any_color(dice))
    if dice.random() < 0.25:
        edge = int(EDGE * dice.uniform(0.5, 0.95))
        page = Images.new("RGB", (EDGE, EDGE), _any_color(dice))
        page.paste(square.resize((edge, edge)), (dice.randint(0, EDGE - edge), dice.randint(0, EDGE - edge)))
        square = page
    return square


def _tinted(image: Image, dice: random.Random) -> Image:
    from PIL import ImageEnhance, ImageOps

    for enhance, most in ((ImageEnhance.Brightness, 0.35), (ImageEnhance.Contrast, 0.35), (ImageEnhance.Color, 0.5)):
        if dice.random() < 0.6:
            image = enhance(image).enhance(1 + dice.uniform(-most, most))
    return ImageOps.grayscale(image).convert("RGB") if dice.random() < 0.07 else image


def _softened(image: Image, dice: random.Random) -> Image:
    from PIL import ImageFilter

    if dice.random() < 0.35:
        edge = int(EDGE * dice.uniform(0.25, 0.8))
        image = image.resize((edge, edge)).resize((EDGE, EDGE))
    return image.filter(ImageFilter.GaussianBlur(dice.uniform(0.4, 1.8))) if dice.random() < 0.2 else image


def _compressed(image: Image, dice: random.Random) -> Image:
    from PIL import Image as Images

    if dice.random() < 0.5:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=dice.randint(25, 92))
        image = Images.open(buffer).convert("RGB")
    return image


def _any_color(dice: random.Random) -> tuple[int, int, int]:
    return dice.randint(0, 255), dice.randint(0, 255), dice.randint(0, 255)

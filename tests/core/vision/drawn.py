"""Pictures drawn for tests: lettering in the font that Pillow brings along."""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from officer_exposure.artifact import Metadata
from officer_exposure.model import ArtifactKind
from officer_exposure.vision.looking import Looking, Onlooker

GROUND, INK = (225, 222, 215), (20, 24, 40)


def lettered(text: str, size: tuple[int, int] = (800, 600), height: int = 60, *, turned: float = 0) -> Image.Image:
    """Dark letters of `height` pixels in the middle of a light ground, turned by so many degrees."""
    image = Image.new("RGB", size, GROUND)
    middle = (size[0] // 2, size[1] // 2)
    ImageDraw.Draw(image).text(middle, text, INK, ImageFont.load_default(height), anchor="mm")
    return image.rotate(turned, Image.Resampling.BICUBIC, fillcolor=GROUND) if turned else image


def saved(image: Image.Image, path: Path, **options: object) -> Path:
    """The same picture as a file."""
    image.save(path, **options)  # type: ignore[arg-type]  # whatever the format takes
    return path


def look_at(path: Path, *, prints: bool = False, format: str = "JPEG") -> Looking:
    """A look at the picture in a file, as the examiner would begin it."""
    return Onlooker(prints=prints).look_at(os.fsencode(path), Metadata(kind=ArtifactKind.PHOTO, format=format))

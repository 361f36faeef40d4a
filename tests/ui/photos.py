"""Real little pictures with hidden data, made for the window's tests."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

from tests.core.parsing.build_tiff import build_tiff, gps

HOME = (48.1372, 11.5756)
SERIAL = "0042424242"


def photo(path: Path, position: tuple[float, float] | None = HOME, serial: str = "") -> Path:
    """A JPEG of 96 by 64 pixels; with a position, with a camera's serial number, or with neither."""
    tags = {0x8825: gps(*position)} if position else {}
    exif = build_tiff({0x010F: "Maker", **tags, **({0x8769: {0xA431: serial}} if serial else {})})
    path.parent.mkdir(parents=True, exist_ok=True)
    _drawing().save(path, "JPEG", exif=b"Exif\0\0" + exif)
    return path


def _drawing() -> Image.Image:
    """A house on a hill."""
    image = Image.new("RGB", (96, 64), (178, 205, 219))
    draw = ImageDraw.Draw(image)
    draw.ellipse((-30, 38, 130, 120), fill=(122, 153, 108))
    draw.rectangle((40, 28, 66, 46), fill=(236, 228, 212))
    draw.polygon([(36, 28), (53, 14), (70, 28)], fill=(150, 84, 66))
    draw.rectangle((50, 36, 56, 46), fill=(92, 70, 58))
    return image


def album(folder: Path) -> Path:
    """Three photos of one place, one of another, one with a serial number, one clean, and one broken file."""
    for number in range(3):
        photo(folder / f"garden{number}.jpg")
    photo(folder / "trip" / "beach.jpg", (36.95, -122.02))
    photo(folder / "serial.jpg", None, SERIAL)
    photo(folder / "clean.jpg", None)
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe1\x40\x00Exif\0\0II*\0")
    return folder

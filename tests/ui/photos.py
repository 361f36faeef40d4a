"""Real little pictures with hidden data, made for the window's tests."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

from tests.core.parsing.build_tiff import build_tiff, gps

HOME = (48.1372, 11.5756)
SERIAL = "0042424242"


def photo(path: Path, position: tuple[float, float] | None = HOME, serial: str = "") -> Path:
    """A small JPEG; with a position, with a camera's serial number, or with neither."""
    tags = {0x8825: gps(*position)} if position else {}
    exif = build_tiff({0x010F: "Maker", **tags, **({0x8769: {0xA431: serial}} if serial else {})})
    path.parent.mkdir(parents=True, exist_ok=True)
    _drawing().save(path, "JPEG", exif=b"Exif\0\0" + exif)
    return path


def _drawing() -> Image.Image:
    """A house on a hill."""
    image = Image.new("RGB", (384, 256), (178, 205, 219))
    draw = ImageDraw.Draw(image)
    draw.ellipse((-120, 152, 520, 480), fill=(122, 153, 108))
    draw.rectangle((160, 112, 264, 184), fill=(236, 228, 212))
    draw.polygon([(144, 112), (212, 56), (280, 112)], fill=(150, 84, 66))
    draw.rectangle((200, 144, 224, 184), fill=(92, 70, 58))
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

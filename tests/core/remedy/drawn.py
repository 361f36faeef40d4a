"""Pictures to redact: every pixel tells where it stands, and what surrounds it tells more than it should."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

WIDTH, HEIGHT = 320, 200
SECRET = (30, 40, 110, 90)
"""The part that is to go: left, top, right, bottom of the upright picture."""

SECRET_TONE = (250, 20, 240)
_ORIENTATION = 0x0112
_TURNED_BACK = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""EXIF orientation -> what turns the upright picture into the one that is stored."""


def upright() -> Image.Image:
    """The picture as it is seen: a soft slope, and a loud part that is secret."""
    across, down = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    pixels = np.stack([across * 120 // WIDTH + 60, down * 120 // HEIGHT + 60, np.full_like(across, 100)], axis=-1)
    left, top, right, bottom = SECRET
    pixels[top:bottom, left:right] = SECRET_TONE
    return Image.fromarray(pixels.astype(np.uint8))


def telling_jpeg(orientation: int = 1) -> bytes:
    """The picture as a phone writes it: turned, with a thumbnail, a comment, a profile and something behind its end."""
    turn = _TURNED_BACK[orientation]
    stored = upright() if turn is None else upright().transpose(turn)
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    exif[0x010F] = "Maker of the camera"
    out = BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    stored.save(out, "JPEG", quality=95, subsampling=0, exif=exif, comment=b"a comment", icc_profile=profile)
    return out.getvalue() + b"SEFH" + _plain_jpeg(stored)


def _plain_jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


def saved(folder: Path, name: str, data: bytes) -> bytes:
    """Put bytes into a file; its path as the system knows it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return bytes(path)


def holds_secret(image: Image.Image) -> bool:
    """Whether any pixel has nearly the tone of the secret part."""
    distance = np.abs(np.asarray(image.convert("RGB"), np.int16) - np.array(SECRET_TONE)).max(axis=-1)
    return bool((distance < 60).any())

"""Makes many different geotagged JPEG files for measuring: copies of real ones with changes, or made ones."""

from __future__ import annotations

import csv
import random
from pathlib import Path

from tests.shared_data import SHARED

_SEED = 1


def make_photos(folder: Path, count: int) -> str:
    """Write `count` photos into `folder`; returns where they came from."""
    originals = _real_photos()
    origin = f"copies with changes of {len(originals)} real photos" if originals else "made photos"
    originals = originals or [_made_photo(number) for number in range(20)]
    shuffled = random.Random(_SEED)
    for number in range(count):
        data = shuffled.choice(originals)
        # A different trailer each time: no cache can mistake one for another.
        (folder / f"{number:06}.jpg").write_bytes(data + number.to_bytes(8, "big"))
    return origin


def _real_photos() -> list[bytes]:
    if SHARED is None:
        return []
    photos = SHARED / "data" / "photos"
    with (photos / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    geotagged = [row for row in rows if row["format"] == "JPEG" and row["exiftool_lat"] not in ("", "0.0")]
    return [(photos / row["file"]).read_bytes() for row in geotagged]


def _made_photo(number: int) -> bytes:
    from io import BytesIO

    from PIL import Image

    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Maker", f"Model {number}"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 8.0, number / 7), 3: "E", 4: (11.0, 34.0, number / 3)})
    picture = BytesIO()
    Image.effect_noise((1600, 1200), 40).convert("RGB").save(picture, "JPEG", exif=exif, quality=85)
    return picture.getvalue()

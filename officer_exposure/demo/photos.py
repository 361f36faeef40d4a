"""The demo's photos: eight weeks of pictures with the hidden data that a phone writes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO

import msgspec

from officer_exposure.demo.household import CAFE, GYM, HOME, LAKE, NAME, SCHOOL, STATION, TIME_ZONE, Spot, moved
from officer_exposure.demo.scenes import draw

_BEGAN = datetime(2026, 3, 2)
_WEEKS = 8
_CAMERA, _SERIAL = ("Demophone", "D7"), "D70042424242"

_EXIF, _GPS = 0x8769, 0x8825


class Photo(msgspec.Struct, frozen=True):
    """A photo: its scene, where and when it was taken, and who is named as its artist; `spot` None without a place."""

    name: str
    scene: str
    when: datetime
    spot: Spot | None = None
    artist: str = ""
    serial: bool = False


def photos() -> Iterator[Photo]:
    """All of them. Evenings are spent at home; the rest is scattered as lives are."""
    yield from _special()
    for week in range(_WEEKS):
        monday = _BEGAN + timedelta(weeks=week)
        for number, (day, hour, minute, scene, spot) in enumerate(_A_WEEK):
            when = monday + timedelta(days=day, hours=hour, minutes=minute + week)
            place = moved(spot, (week * 7 + number * 3) % 11 - 5, (week * 5 + number * 4) % 11 - 5)
            yield Photo(f"photos/week{week + 1}-{number + 1}.jpg", scene, when, place)


_A_WEEK: tuple[tuple[int, int, int, str, Spot], ...] = (
    (0, 21, 40, "garden", HOME),
    (1, 12, 15, "table", CAFE),
    (1, 18, 5, "hills", GYM),
    (3, 22, 10, "garden", HOME),
    (5, 8, 30, "garden", HOME),
)


def _special() -> Iterator[Photo]:
    """The pictures in which there is something to read, and one trip."""
    day = _BEGAN + timedelta(days=19)
    yield Photo("photos/porch.jpg", "porch", day.replace(hour=19), HOME, serial=True)
    yield Photo("photos/corner.jpg", "corner", day.replace(hour=19, minute=20))
    yield Photo("photos/graduation.jpg", "graduation", day.replace(hour=11), STATION, artist=NAME)
    yield Photo("photos/duty.jpg", "cruiser", day.replace(hour=15), STATION)
    yield Photo("photos/pickup.jpg", "pickup", day.replace(hour=20), HOME)
    yield Photo("photos/team.jpg", "team", day.replace(hour=17), SCHOOL)
    yield Photo("photos/parcel.jpg", "parcel", day.replace(hour=18))
    yield Photo("photos/card.jpg", "card", day.replace(hour=9))
    yield Photo("photos/desk.jpg", "screen", day.replace(hour=10))
    yield Photo("photos/lake.jpg", "hills", day.replace(day=29, hour=13), LAKE)


def jpeg(photo: Photo) -> bytes:
    """The photo as a phone would store it."""
    from PIL import Image

    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = _CAMERA
    if photo.artist:
        exif[0x013B] = photo.artist
    moment = f"{photo.when:%Y:%m:%d %H:%M:%S}"
    details: dict[int, object] = {0x9003: moment, 0x9004: moment, 0x9011: TIME_ZONE, 0x9012: TIME_ZONE}
    if photo.serial:
        details[0xA431] = _SERIAL
    exif.get_ifd(_EXIF).update(details)
    if photo.spot is not None:
        exif.get_ifd(_GPS).update(_position(photo.spot))
    buffer = BytesIO()
    draw(photo.scene).save(buffer, "JPEG", quality=85, exif=exif)
    return buffer.getvalue()


def _position(spot: Spot) -> dict[int, object]:
    latitude, longitude = spot
    return {
        1: "N" if latitude >= 0 else "S",
        2: _degrees(abs(latitude)),
        3: "E" if longitude >= 0 else "W",
        4: _degrees(abs(longitude)),
    }


def _degrees(value: float) -> tuple[float, float, float]:
    minutes = value % 1 * 60
    return float(int(value)), float(int(minutes)), round(minutes % 1 * 60, 3)

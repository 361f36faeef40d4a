"""Draws the demo's pictures: plain scenes with the lettering that a stranger would read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from officer_exposure.demo.figures import officer, patrol_car, write
from officer_exposure.demo.household import ADDRESS, AGENCY, BADGE, NAME, NUMBER, PLATE, SCHOOL_NAME, STREET

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

SIZE = (1280, 960)

_SKY, _GRASS, _WALL, _ROOF, _DOOR = (188, 209, 222), (140, 160, 118), (233, 225, 209), (128, 84, 70), (84, 70, 60)
_INK, _WHITE, _NAVY, _GRAY, _SKIN = (24, 26, 34), (248, 247, 243), (30, 40, 70), (120, 124, 128), (214, 178, 150)


def draw(name: str) -> Image:
    """The scene of that name."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, _SKY)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 640, SIZE[0], SIZE[1]), fill=_GRASS)
    SCENES[name](pen)
    return image


def _porch(pen: ImageDraw) -> None:
    pen.rectangle((260, 200, 1020, 800), fill=_WALL)
    pen.polygon([(220, 200), (640, 40), (1060, 200)], fill=_ROOF)
    pen.rectangle((700, 420, 860, 800), fill=_DOOR)
    pen.rectangle((420, 480, 600, 570), fill=_WHITE)
    write(pen, (510, 525), NUMBER, 64)


def _corner(pen: ImageDraw) -> None:
    pen.rectangle((620, 330, 640, 900), fill=_GRAY)
    pen.rectangle((340, 220, 920, 340), fill=(20, 96, 66))
    write(pen, (630, 280), STREET.upper().replace("LANE", "LN"), 76, _WHITE)


def _pickup(pen: ImageDraw) -> None:
    pen.rectangle((240, 260, 1040, 760), fill=(132, 138, 142))
    pen.rectangle((320, 300, 960, 460), fill=(60, 70, 80))
    pen.rectangle((440, 560, 840, 710), fill=_WHITE)
    write(pen, (640, 635), PLATE, 70, _NAVY)


def _team(pen: ImageDraw) -> None:
    pen.rectangle((80, 160, 1200, 300), fill=(150, 60, 50))
    write(pen, (640, 230), SCHOOL_NAME.upper(), 56, _WHITE)
    for left in range(200, 1100, 180):
        pen.ellipse((left, 480, left + 80, 570), fill=_SKIN)
        pen.rectangle((left - 20, 570, left + 100, 800), fill=(60, 110, 160))


def _parcel(pen: ImageDraw) -> None:
    pen.rectangle((180, 240, 1100, 860), fill=(186, 152, 110))
    pen.rectangle((300, 340, 980, 680), fill=_WHITE)
    street, town = ADDRESS.split(", ", 1)
    for row, text in enumerate((NAME.upper(), street.upper(), town.upper())):
        write(pen, (640, 420 + 90 * row), text, 52)


def _card(pen: ImageDraw) -> None:
    pen.rounded_rectangle((180, 180, 1100, 800), 40, fill=_WHITE)
    pen.rectangle((240, 330, 480, 640), fill=_SKIN)
    write(pen, (640, 250), AGENCY.upper(), 46)
    for row, text in enumerate(
        ("IDENTIFICATION CARD", "DATE OF BIRTH 04 23 1985", "EXPIRES 12 2029", f"BADGE {BADGE}")
    ):
        write(pen, (790, 370 + 100 * row), text, 42)


def _screen(pen: ImageDraw) -> None:
    pen.rectangle((160, 120, 1120, 760), fill=_INK)
    pen.rectangle((190, 150, 1090, 730), fill=_WHITE)
    for row, text in enumerate(("INCIDENT REPORT", "CASE NUMBER 26-04127", "CONFIDENTIAL")):
        write(pen, (640, 260 + 130 * row), text, 60)


def _garden(pen: ImageDraw) -> None:
    for left in range(80, 1200, 220):
        pen.ellipse((left, 520, left + 160, 680), fill=(96, 124, 82))
        pen.ellipse((left + 50, 500, left + 100, 550), fill=(190, 90, 90))


def _hills(pen: ImageDraw) -> None:
    pen.polygon([(0, 640), (380, 300), (760, 640)], fill=(150, 130, 112))
    pen.polygon([(520, 640), (900, 220), (1280, 640)], fill=(166, 146, 126))


def _table(pen: ImageDraw) -> None:
    pen.ellipse((240, 420, 1040, 860), fill=(150, 110, 84))
    pen.ellipse((480, 520, 640, 640), fill=_WHITE)
    pen.ellipse((720, 560, 860, 680), fill=_WHITE)


SCENES: Mapping[str, Callable[[ImageDraw], None]] = {
    "porch": _porch,
    "corner": _corner,
    "graduation": officer,
    "cruiser": patrol_car,
    "pickup": _pickup,
    "team": _team,
    "parcel": _parcel,
    "card": _card,
    "screen": _screen,
    "garden": _garden,
    "hills": _hills,
    "table": _table,
}
"""What can be drawn, by name."""

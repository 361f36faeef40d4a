"""An officer and a patrol car as one would draw them for a child: everything there that a stranger knows them by.

The checks are told nothing of these drawings. They find the face, read the lettering, and their models take uniform and
car for what they are, by what they learned from photographs.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from officer_exposure.demo.household import NAME, TOWN

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

Color = tuple[int, int, int]
Point = tuple[float, float]

_CLOTH, _FOLD, _BLACK, _GOLD, _PATCH = (22, 26, 40), (13, 16, 24), (14, 14, 16), (206, 178, 96), (30, 60, 120)
_SKIN, _SHADE, _HAIR, _LIPS, _EYE = (214, 178, 150), (190, 152, 126), (60, 44, 36), (176, 98, 92), (246, 243, 240)
_BODY, _DOOR, _GLASS, _METAL, _ROAD = (24, 30, 52), (244, 244, 242), (92, 112, 126), (150, 152, 156), (96, 98, 102)
_WALL, _WHITE, _INK = (205, 198, 188), (245, 243, 236), (24, 26, 34)
_MIDDLE, _CHIN, _UNIT = 640, 232, 0.72
"""Where the officer stands: the middle of the face, and how many pixels a unit of the drawing has."""


def officer(pen: ImageDraw) -> None:
    """Somebody in uniform in front of a wall, with a name tape and the word on the chest."""
    pen.rectangle((0, 0, 1280, 960), fill=_WALL)
    _clothes(pen)
    _face(pen, (_MIDDLE, _CHIN), 93)
    _cap(pen, (_MIDDLE, _CHIN), 93)
    _marks(pen)
    _belt(pen)
    write(pen, _at(0, 590), "POLICE", 50, _WHITE)


def patrol_car(pen: ImageDraw) -> None:
    """A marked car from its side."""
    pen.rectangle((0, 700, 1280, 960), fill=_ROAD)
    outline = [(90, 690), (90, 560), (150, 510), (330, 490), (440, 380), (500, 360)]
    pen.polygon([*outline, (800, 360), (860, 380), (980, 490), (1150, 520), (1190, 580), (1190, 690)], fill=_BODY)
    pen.polygon([(345, 490), (450, 385), (860, 385), (965, 490), (965, 690), (345, 690)], fill=_DOOR)
    pen.polygon([(375, 488), (462, 398), (630, 398), (630, 488)], fill=_GLASS)
    pen.polygon([(650, 488), (650, 398), (835, 398), (935, 488)], fill=_GLASS)
    pen.line((640, 490, 640, 690), fill=_METAL, width=3)
    for left in (590, 900):
        pen.rounded_rectangle((left, 510, left + 34, 520), 4, fill=_METAL)
    pen.rounded_rectangle((550, 326, 730, 362), 8, fill=_BLACK)
    pen.rectangle((556, 330, 632, 358), fill=(206, 40, 40))
    pen.rectangle((648, 330, 724, 358), fill=(40, 70, 210))
    pen.ellipse((160, 740, 1120, 790), fill=(67, 68, 71))
    for middle in (270, 1010):
        _wheel(pen, middle)
    pen.ellipse((1150, 548, 1188, 590), fill=(250, 240, 190))
    pen.rectangle((92, 575, 112, 620), fill=(190, 30, 30))
    pen.polygon(_star((430, 575), 46, 5), fill=(200, 172, 90))
    write(pen, (655, 570), "POLICE", 92, _BODY)
    write(pen, (655, 648), TOWN.upper(), 50, _BODY)


def _at(across: float, down: float) -> Point:
    """A point of the officer, from the middle of the face."""
    return _MIDDLE + across * _UNIT, _CHIN + down * _UNIT


def _box(left: float, top: float, right: float, bottom: float) -> tuple[Point, Point]:
    return _at(left, top), _at(right, bottom)


def _both(points: tuple[Point, ...]) -> list[list[Point]]:
    """A shape on both sides of the middle."""
    return [[_at(side * across, down) for across, down in points] for side in (-1, 1)]


def _clothes(pen: ImageDraw) -> None:
    for sleeve in _both(((200, 215), (285, 250), (370, 640), (350, 900), (250, 900), (235, 640))):
        pen.polygon(sleeve, fill=(20, 23, 36))
    for hand in _both(((255, 900), (345, 900), (335, 970), (265, 970))):
        pen.polygon(hand, fill=_SHADE)
    pen.polygon([_at(-60, 80), _at(60, 80), _at(70, 200), _at(-70, 200)], fill=_SHADE)
    half = ((85, 165), (200, 205), (270, 250), (245, 650), (240, 1200))
    left, right = _both(half)
    pen.polygon([*left, *reversed(right)], fill=_CLOTH)
    for collar in _both(((85, 160), (0, 262), (72, 292), (136, 188))):
        pen.polygon(collar, fill=_FOLD)
    pen.polygon([_at(-20, 250), _at(20, 250), _at(30, 560), _at(0, 590), _at(-30, 560)], fill=(12, 15, 26))
    pen.line((_at(0, 290), _at(0, 1200)), fill=_FOLD, width=3)


def _face(pen: ImageDraw, middle: Point, size: float) -> None:
    """`size`: from the middle of the face to its edge above."""
    x, y = middle

    def box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        return x + left * size, y + top * size, x + right * size, y + bottom * size

    pen.ellipse(box(-0.78, -1, 0.78, 1.05), fill=_SKIN)
    for side in (-1, 1):
        pen.ellipse(box(side * 0.8 - 0.12, -0.15, side * 0.8 + 0.12, 0.25), fill=_SHADE)
        eye = side * 0.34
        pen.rounded_rectangle(box(eye - 0.2, -0.32, eye + 0.2, -0.24), size * 0.04, fill=_HAIR)
        pen.ellipse(box(eye - 0.17, -0.16, eye + 0.17, 0.04), fill=_EYE)
        pen.ellipse(box(eye - 0.09, -0.16, eye + 0.09, 0.03), fill=_HAIR)
        pen.arc(box(eye - 0.19, -0.18, eye + 0.19, 0.1), 180, 360, fill=_HAIR, width=3)
    left, top, right, bottom = box(-0.14, -0.05, 0.16, 0.34)
    pen.polygon([(x - size * 0.05, top), (x + size * 0.06, top), (right, bottom), (left, bottom)], fill=(201, 167, 141))
    pen.arc(box(-0.17, 0.2, 0.17, 0.42), 20, 160, fill=(176, 146, 123), width=4)
    pen.ellipse(box(-0.3, 0.52, 0.3, 0.7), fill=_LIPS)
    pen.line(box(-0.28, 0.6, 0.28, 0.6), fill=(120, 60, 58), width=2)


def _cap(pen: ImageDraw, middle: Point, size: float) -> None:
    x, y = middle
    pen.ellipse((x - size * 1.2, y - size * 1.7, x + size * 1.2, y - size * 0.75), fill=_CLOTH)
    pen.rectangle((x - size * 0.85, y - size * 1.05, x + size * 0.85, y - size * 0.66), fill=_FOLD)
    pen.chord((x - size * 0.9, y - size * 0.95, x + size * 0.9, y - size * 0.35), 180, 360, fill=_BLACK)
    pen.polygon(_star((x, y - size * 1.22), size * 0.26, 5), fill=_GOLD)


def _marks(pen: ImageDraw) -> None:
    """Badge, pockets, shoulders, patches and the name tape."""
    pen.polygon(_star(_at(-140, 350), 32, 7), fill=_GOLD)
    for strap in _both(((85, 172), (190, 208), (180, 232), (80, 196))):
        pen.polygon(strap, fill=_FOLD)
    for patch in _both(((238, 290), (298, 290), (298, 345), (268, 375), (238, 345))):
        pen.polygon(patch, fill=_PATCH, outline=_GOLD, width=5)
    for side in (-140, 140):
        pen.rounded_rectangle(_box(side - 66, 405, side + 66, 520), 8, outline=_FOLD, width=4)
        pen.rectangle(_box(side - 66, 405, side + 66, 442), fill=_FOLD)
        pen.ellipse(_box(side - 8, 434, side + 8, 450), fill=_GOLD)
    pen.rectangle(_box(40, 328, 240, 376), fill=_GOLD)
    first, last = NAME.upper().split()
    write(pen, _at(140, 352), f"{first[0]}. {last}", 22)


def _belt(pen: ImageDraw) -> None:
    pen.rectangle(_box(-246, 650, 246, 715), fill=_BLACK)
    pen.rectangle(_box(-45, 648, 45, 717), fill=(150, 140, 110))
    for left in (-200, -110, 120, 190):
        pen.rounded_rectangle(_box(left, 660, left + 54, 760), 6, fill=(24, 24, 26))


def _wheel(pen: ImageDraw, middle: int) -> None:
    pen.ellipse((middle - 96, 592, middle + 96, 780), fill=(14, 18, 31))
    pen.ellipse((middle - 86, 600, middle + 86, 772), fill=(18, 18, 20))
    pen.ellipse((middle - 50, 636, middle + 50, 736), fill=_METAL)
    pen.ellipse((middle - 20, 666, middle + 20, 706), fill=(70, 70, 74))


def _star(middle: Point, size: float, points: int) -> list[Point]:
    corners = []
    for number in range(2 * points):
        far, angle = size * (1 if number % 2 == 0 else 0.5), math.pi * number / points
        corners.append((middle[0] + far * math.sin(angle), middle[1] - far * math.cos(angle)))
    return corners


def write(pen: ImageDraw, middle: Point, text: str, height: int, ink: Color = _INK) -> None:
    """Letters of a height in pixels around a point."""
    from PIL import ImageFont

    pen.text(middle, text, ink, ImageFont.load_default(height), anchor="mm")

"""Icons from the Material Design font that qtawesome ships, drawn as text in the colour of the day.

Importing qtawesome itself costs 0.4 s (it pulls in Qt's OpenGL modules), more than the rest of the window together;
its font and its table of code points cost 20 ms, and only after the window is up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter

_FONT = "materialdesignicons6-webfont-*.ttf"
_TABLE = "materialdesignicons6-webfont-charmap-*.json"


def draw_icon(painter: QPainter, area: QRect, name: str, colour: QColor) -> None:
    """Draw the icon `name` (as in https://pictogrammers.com/library/mdi) centred in `area`."""
    font = QFont(_family())
    font.setPixelSize(min(area.width(), area.height()))
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, chr(_code_points()[name]))
    painter.restore()


def _folder() -> Path:
    spec = find_spec("qtawesome")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "fonts"


def _newest(pattern: str) -> Path:
    return max(_folder().glob(pattern))


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_newest(_FONT)))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _code_points() -> Mapping[str, int]:
    table: dict[str, str] = json.loads(_newest(_TABLE).read_text("utf-8"))
    return {name: int(code, 16) for name, code in table.items()}

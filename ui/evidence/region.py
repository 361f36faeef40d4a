"""A place in a picture: what it is, the text that was read there. The picture beside it frames the place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from officer_exposure.model import Region
from ui.evidence.drawing import draw, lines
from ui.widgets.text import breakable, label, selectable

_CONTEXT = "RegionEvidence"


@draw.register
def _(region: Region) -> QWidget:
    heading = QCoreApplication.translate(_CONTEXT, "Framed in the picture")
    name = region.label[:1].upper() + region.label[1:]
    if not region.text:
        return lines(label(heading, "small"), label(name, "strong"))
    read = QCoreApplication.translate(_CONTEXT, "Text that was read")
    return lines(
        label(heading, "small"),
        label(name, "strong"),
        label(read, "small"),
        selectable(breakable(region.text)),
    )

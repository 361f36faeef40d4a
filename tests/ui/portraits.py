"""Cartoon faces of people who never lived, in files and in the store, as a look with consent leaves them."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PIL import Image, ImageDraw

from officer_exposure.model import Audience
from officer_exposure.recognizing import group_people
from officer_exposure.sources.opening import open_sources
from tests.core.store.seen_people import BOX, portraits
from ui.session import Session

_SKIN = ("#e8b48c", "#8d5a3b", "#f2cfb4", "#b97a50")


def draw_portrait(path: Path, person: int) -> None:
    """A face of a cartoon, where the made-up looks say that one is."""
    image = Image.new("RGB", (640, 480), ("#b8cdd9", "#d9cdb8", "#c5d9b8", "#d9b8c5")[person % 4])
    draw = ImageDraw.Draw(image)
    left, top, right, bottom = BOX
    draw.ellipse((left - 8, top - 22, right + 8, bottom - 30), fill=("#3b2a20", "#d8b25a", "#1c1c1c")[person % 3])
    draw.ellipse((left, top, right, bottom), fill=_SKIN[person % 4])
    for eye in (left + 30, right - 30):
        draw.ellipse((eye - 6, top + 42, eye + 6, top + 54), fill="#222222")
    draw.arc((left + 25, top + 55, right - 25, bottom - 18), 20, 160, fill="#702020", width=4)
    image.save(path, "JPEG", quality=92)


def take_portraits(session: Session, folder: Path, *sizes: int, child: tuple[float | None, ...] = ()) -> None:
    """Say yes, and have so many portraits of each person in a new folder. `child`: how young each looks."""
    folder.mkdir()
    session.add_places([folder])
    session.store.faces.allow(session.today)
    (source,) = open_sources([(folder, Audience.UNKNOWN)], session.store.places.source_id)
    for one in portraits(sizes, child):
        draw_portrait(folder / one.artifact, int(one.artifact[0]))
        session.store.pictures.see([msgspec.structs.replace(one, source=source.id)])
    group_people(session.store)
    session.findings_changed.emit()

"""Boxes somebody drew elsewhere, as a file: which parts of which picture are to go."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from officer_exposure.content.reading import Document, text_of
from officer_exposure.errors import ContentError
from officer_exposure.vision.sight import Box

_NAME = "The boxes file"
_MOST_BYTES = 4_000_000


class _BoxesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal["officer-exposure/boxes"]
    version: Literal[1]
    pictures: dict[str, tuple[Box, ...]]


def read_boxes(path: Path) -> Mapping[str, tuple[Box, ...]]:
    """From the name of a picture to its boxes: left, top, right, bottom in pixels of the upright picture.

    A name is the path relative to the source, with "/". Raises ContentError naming the line and the field.
    """
    document = Document(text_of(path, _NAME, _MOST_BYTES), _NAME)
    read = document.read(_BoxesFile)
    for name, boxes in read.pictures.items():
        for number, (left, top, right, bottom) in enumerate(boxes):
            if not (0 <= left < right and 0 <= top < bottom):
                raise document.error(("pictures", name, number), "this must be left, top, right and bottom, in pixels")
    return read.pictures


def unmatched(boxes: Mapping[str, object], names: set[str]) -> ContentError | None:
    """What to say where the file names pictures that are not among those to redact: nothing may be left open unseen."""
    missing = len(boxes.keys() - names)
    if not missing:
        return None
    some = "a picture that is" if missing == 1 else f"{missing} pictures that are"
    return ContentError(
        f"{_NAME} names {some} not among those you chose.", "Names are relative to the folder you chose, with /."
    )

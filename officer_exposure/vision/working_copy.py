"""The small upright copy of a picture that is looked at, and the way back to the pixels of the picture itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.vision.sight import WORKING_EDGE, Box

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

    from officer_exposure.parsing.pixels.pictures import Picture

_NO_PICTURE = "This file holds no picture that can be looked at."


class WorkingCopy(msgspec.Struct, frozen=True):
    """A picture at WORKING_EDGE pixels at most: `pixels` are rows, columns, and blue, green, red.

    `width` and `height` are pixels of the upright picture at its full size.
    """

    pixels: NDArray[np.uint8]
    width: int
    height: int

    @property
    def scale(self) -> tuple[float, float]:
        """Pixels of the picture for one of the copy, across and down."""
        rows, columns = self.pixels.shape[:2]
        return self.width / columns, self.height / rows

    def image(self) -> Image:
        """The copy as Pillow has it: red first."""
        import cv2
        from PIL import Image

        return Image.fromarray(np.asarray(cv2.cvtColor(self.pixels, cv2.COLOR_BGR2RGB)))

    def full_box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A box of the copy in pixels of the picture, inside it and never empty."""
        across, down = self.scale
        x0, x1 = _within(left * across, right * across, self.width)
        y0, y1 = _within(top * down, bottom * down, self.height)
        return x0, y0, x1, y1


def working_copy(path: bytes, metadata: Metadata) -> WorkingCopy:
    """Decode the picture in a file; of a camera raw file, its largest preview. Raises ParseError."""
    from officer_exposure.parsing.pixels.pictures import decode

    try:
        return _of(decode(path, WORKING_EDGE))
    except ParseError:
        stand_in = _stand_in(path, metadata)
        if stand_in is None:
            raise
        return _of(stand_in)


def _stand_in(path: bytes, metadata: Metadata) -> Picture | None:
    """Only where the file has no picture of its own that could be decoded: a damaged photo is not its preview."""
    from officer_exposure.parsing.previews import DECODED_FORMATS, decode_previews, largest

    if metadata.format in DECODED_FORMATS:
        return None
    return largest(decode_previews(path, metadata, WORKING_EDGE))


def _of(picture: Picture) -> WorkingCopy:
    import cv2

    cv2.setNumThreads(1)  # as many workers as processors run already
    pixels = np.asarray(cv2.cvtColor(np.asarray(picture.image), cv2.COLOR_RGB2BGR), np.uint8)
    return WorkingCopy(pixels, picture.width, picture.height)


def _within(low: float, high: float, length: int) -> tuple[int, int]:
    start = min(max(round(low), 0), length - 1)
    return start, min(max(round(high), start + 1), length)

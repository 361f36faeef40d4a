"""Pictures to numbers: the features of every view and torso, by the very code that runs in the program."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from officer_exposure.errors import ParseError
from officer_exposure.parsing.pixels.pictures import decode
from officer_exposure.vision.sight import WORKING_EDGE
from officer_exposure.vision.uniform.features import features_of
from officer_exposure.vision.uniform.views import WHOLE_VIEWS, torso_boxes, torso_views, views_of
from training.augmenting import augmented

AUGMENTED = 2
"""Changed copies of each picture that are learned from."""


class Numbers(msgspec.Struct, frozen=True):
    """A picture's features: `whole` one row a view, `torsos` one a person, `changed` one an augmented copy."""

    size: tuple[int, int]
    whole: NDArray[np.float16]
    torsos: NDArray[np.float16]
    changed: NDArray[np.float16]


def numbers_of(path: Path, cache: Path | None) -> Numbers | None:
    """The features of a picture, kept in the folder `cache` by its content; None where it cannot be decoded."""
    digest = sha256(path.read_bytes()).hexdigest()
    kept = cache / f"{digest}.npz" if cache else None
    if kept is not None and kept.exists():
        with np.load(kept) as arrays:
            width, height = arrays["size"].tolist()
            return Numbers((width, height), arrays["whole"], arrays["torsos"], arrays["changed"])
    numbers = _measured(path, int(digest[:8], 16))
    if kept is not None and numbers is not None:
        arrays = {"whole": numbers.whole, "torsos": numbers.torsos, "changed": numbers.changed}
        np.savez(kept, size=np.array(numbers.size), **arrays)
    return numbers


def _measured(path: Path, seed: int) -> Numbers | None:
    try:
        picture = decode(bytes(path), WORKING_EDGE)
    except ParseError:
        return None
    image = picture.image
    boxes = torso_boxes(_faces(np.asarray(image)), image.width, image.height)
    changed = [np.asarray(augmented(image, seed + number)) for number in range(AUGMENTED)]
    return Numbers(
        (picture.width, picture.height),
        features_of(views_of(image, WHOLE_VIEWS)).astype(np.float16),
        features_of(torso_views(image, boxes)).astype(np.float16),
        features_of(changed).astype(np.float16),
    )


def _faces(pixels: NDArray[np.uint8]) -> list[tuple[float, float, float, float]]:
    """Boxes of faces, the largest first."""
    from officer_exposure.vision.faces.finding import faces_of, find_faces
    from officer_exposure.vision.working_copy import WorkingCopy

    copy = WorkingCopy(np.ascontiguousarray(pixels[:, :, ::-1]), pixels.shape[1], pixels.shape[0])
    rows = find_faces(copy)
    return [face.box for face in faces_of(copy, rows, [None] * len(rows))]

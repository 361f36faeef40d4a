"""Pictures to numbers: the features of every view and torso, by the very code that runs in the program."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from officer_exposure.errors import ParseError
from officer_exposure.parsing.pixels.pictures import decode
from officer_exposure.vision.headline import police_lines
from officer_exposure.vision.sight import WORKING_EDGE
from officer_exposure.vision.uniform.features import features_of
from officer_exposure.vision.uniform.views import WHOLE_VIEWS, torso_boxes, torso_views, views_of
from officer_exposure.vision.working_copy import WorkingCopy
from training.augmenting import augmented

AUGMENTED = 2
"""Changed copies of each picture that are learned from."""


class Numbers(msgspec.Struct, frozen=True):
    """A picture's features: `whole` one row a view, `torsos` one a person, `changed` one an augmented copy.

    `lettered`: police lettering can be read in it.
    """

    size: tuple[int, int]
    whole: NDArray[np.float16]
    torsos: NDArray[np.float16]
    changed: NDArray[np.float16]
    lettered: bool


def numbers_of(path: Path, cache: Path | None) -> Numbers | None:
    """The features of a picture, kept in the folder `cache` by its content; None where it cannot be decoded."""
    digest = sha256(path.read_bytes()).hexdigest()
    kept = cache / f"{digest}.npz" if cache else None
    if kept is not None and kept.exists():
        with np.load(kept) as arrays:
            width, height = arrays["size"].tolist()
            views = (arrays["whole"], arrays["torsos"], arrays["changed"])
            return Numbers((width, height), *views, bool(arrays["lettered"]))
    numbers = _measured(path, int(digest[:8], 16))
    if kept is not None and numbers is not None:
        arrays = {"whole": numbers.whole, "torsos": numbers.torsos, "changed": numbers.changed}
        np.savez(kept, size=np.array(numbers.size), lettered=np.array(numbers.lettered), **arrays)
    return numbers


def _measured(path: Path, seed: int) -> Numbers | None:
    try:
        picture = decode(bytes(path), WORKING_EDGE)
    except ParseError:
        return None
    image = picture.image
    copy = WorkingCopy(np.ascontiguousarray(np.asarray(image)[:, :, ::-1]), image.width, image.height)
    boxes = torso_boxes(_faces(copy), image.width, image.height)
    changed = [np.asarray(augmented(image, seed + number)) for number in range(AUGMENTED)]
    return Numbers(
        (picture.width, picture.height),
        features_of(views_of(image, WHOLE_VIEWS)).astype(np.float16),
        features_of(torso_views(image, boxes)).astype(np.float16),
        features_of(changed).astype(np.float16),
        _is_lettered(copy),
    )


def _faces(copy: WorkingCopy) -> list[tuple[float, float, float, float]]:
    """Boxes of faces, the largest first."""
    from officer_exposure.vision.faces.finding import faces_of, find_faces

    rows = find_faces(copy)
    return [face.box for face in faces_of(copy, rows, [None] * len(rows))]


def _is_lettered(copy: WorkingCopy) -> bool:
    """Whether the program reads police lettering there that is no headline; plates are not looked for."""
    from officer_exposure.vision.reading.lines import read_text

    return bool(police_lines(read_text(copy).lines))

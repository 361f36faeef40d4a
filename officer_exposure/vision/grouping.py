"""Which faces belong to one person, from their prints alone.

Average linkage: two groups become one where the mean likeness of all their pairs is high enough. With unit vectors the
mean of all pairs is the product of the two mean vectors, so no pair has to be kept. Only faces that are among each
other's nearest are compared at first; what is left is compared as whole groups, until nothing more belongs together.

Likeness is the cosine of two SFace prints. The same person is above 0.36 by the makers' tables (OpenCV,
FaceRecognizerSF); groups join at 0.45, because one wrong link here joins two people for good.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from officer_exposure.vision.joining import Joining

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.intp]

ALIKE = 0.45

_DIMENSIONS = 128
_ROWS_AT_ONCE = 1024
_NEAREST = 24
"""Neighbours of a face that are looked at: enough to hold a group together, few enough for the officer's own face,
which is in thousands of pictures."""


def unit_vectors(prints: Sequence[bytes]) -> Floats:
    """Prints as rows of unit length. Raises ValueError for what is no print."""
    import numpy as np

    if any(len(one) != 2 * _DIMENSIONS for one in prints):
        raise ValueError("a print is 128 numbers of two bytes")
    rows = np.frombuffer(b"".join(prints), dtype="<f2").reshape(-1, _DIMENSIONS).astype(np.float32)
    lengths: Floats = np.linalg.norm(rows, axis=1, keepdims=True)
    if not np.isfinite(rows).all() or not lengths.all():
        raise ValueError("a print is a direction")
    unit: Floats = rows / lengths
    return unit


def grouped(prints: Sequence[bytes], persons: Sequence[int | None], alike: float = ALIKE) -> list[int]:
    """A number for each face: equal numbers mean one person. They count from 0 and mean nothing else.

    `persons`: who a face is, where the officer has said so. Faces of one person always come out together, faces of two
    never do. The order of the faces makes no difference.
    """
    import numpy as np

    if not prints:
        return []
    order = sorted(range(len(prints)), key=lambda face: (prints[face], _seed(persons[face])))
    rows = unit_vectors([prints[face] for face in order])
    seeds = [persons[face] for face in order]
    joining = Joining(rows, seeds, alike)
    joining.join(*_alike_pairs(rows, alike))
    while joining.join(*_alike_pairs(joining.means(), alike, joining.ids())):
        pass
    found = joining.groups(together=True)
    numbers = np.empty(len(prints), dtype=int)
    numbers[order] = found
    return _renumbered(numbers.tolist())


def _seed(person: int | None) -> int:
    return -1 if person is None else person


def _renumbered(numbers: Sequence[int]) -> list[int]:
    """The same groups, counted in the order in which they come."""
    new: dict[int, int] = {}
    return [new.setdefault(number, len(new)) for number in numbers]


def _alike_pairs(rows: Floats, alike: float, names: Numbers | None = None) -> tuple[Numbers, Numbers, Floats]:
    """Pairs that are alike enough, each among the nearest of one of the two: first, second (greater), likeness."""
    import numpy as np

    ones, others, values = [], [], []
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        likeness = rows[start : start + _ROWS_AT_ONCE] @ rows.T
        here = np.arange(len(likeness))
        likeness[here, start + here] = -1.0
        _keep_nearest(likeness, alike)
        one, other = np.nonzero(likeness >= alike)
        ones.append(one + start)
        others.append(other)
        values.append(likeness[one, other])
    first, second, value = np.concatenate(ones), np.concatenate(others), np.concatenate(values)
    low, high = np.minimum(first, second), np.maximum(first, second)
    _, once = np.unique(low * len(rows) + high, return_index=True)
    low, high = low[once], high[once]
    return (low, high, value[once]) if names is None else (names[low], names[high], value[once])


def _keep_nearest(likeness: Floats, alike: float) -> None:
    """Leave each row no more than its nearest."""
    import numpy as np

    crowded = np.nonzero((likeness >= alike).sum(axis=1) > _NEAREST)[0]
    if not len(crowded):
        return
    rows = likeness[crowded]
    least = np.partition(rows, -_NEAREST, axis=1)[:, -_NEAREST]
    rows[rows < least[:, None]] = -1.0
    likeness[crowded] = rows

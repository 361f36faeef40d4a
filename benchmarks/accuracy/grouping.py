"""Whether two faces are told to be the same person, pair by pair, at the threshold that the program groups with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from benchmarks.accuracy.figures import Row
from benchmarks.accuracy.looking import Looked
from benchmarks.accuracy.wilson import Share
from officer_exposure.vision.grouping import ALIKE

_Print = NDArray[np.float32]


def grouping(looked: Sequence[Looked]) -> Iterator[Row]:
    """Pairs of pictures with one labelled person each: the largest face of each is compared."""
    prints = [(one.label.person, _print(one)) for one in looked if one.label.person]
    pairs = list(combinations(prints, 2))
    same = [_alike(first, second) for (one, first), (other, second) in pairs if one == other]
    different = [_alike(first, second) for (one, first), (other, second) in pairs if one != other]
    yield "pairs of the same person put together", str(Share(sum(same), len(same)))
    yield "pairs of two persons put together", str(Share(sum(different), len(different)))
    yield "pictures in which no face could be compared", str(Share(sum(one is None for _, one in prints), len(prints)))


def _print(one: Looked) -> _Print | None:
    faces = one.said.observed.faces if one.said.observed else ()
    with_print = [face for face in faces if face.print]
    if not with_print:
        return None
    largest = max(with_print, key=lambda face: (face.box[2] - face.box[0]) * (face.box[3] - face.box[1]))
    return np.frombuffer(largest.print, "<f2").astype(np.float32)


def _alike(first: _Print | None, second: _Print | None) -> bool:
    return first is not None and second is not None and float(first @ second) >= ALIKE

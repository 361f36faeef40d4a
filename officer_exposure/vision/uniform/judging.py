"""From features to marks: the whole picture, and each torso by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from officer_exposure.vision.sight import Face, Mark, MarkKind
from officer_exposure.vision.uniform.features import features_of, rooted
from officer_exposure.vision.uniform.head import Floats, Head, shipped_head
from officer_exposure.vision.uniform.packing import pack
from officer_exposure.vision.uniform.views import WHOLE_VIEWS, torso_boxes, torso_views, whole_views

if TYPE_CHECKING:
    from officer_exposure.vision.working_copy import WorkingCopy

_FOR_UNIFORMS = tuple(WHOLE_VIEWS.index(view) for view in ("squashed", "mirrored", "centre", "letterbox"))
_FOR_VEHICLES = tuple(WHOLE_VIEWS.index(view) for view in ("squashed", "centre", "middle"))


class Judged(msgspec.Struct, frozen=True):
    """`features`: packed, of the part that looks most like a uniform."""

    marks: tuple[Mark, ...]
    features: bytes

    def highest(self, kind: MarkKind) -> float:
        """The highest probability of a kind, 0-1."""
        return max((mark.probability for mark in self.marks if mark.kind is kind), default=0.0)


def judge(copy: WorkingCopy, faces: Sequence[Face]) -> Judged:
    """Look at a picture and its torsos. Raises CannotCheckError where the model file is missing."""
    from PIL import Image

    head = shipped_head()
    image = Image.fromarray(copy.pixels[:, :, ::-1])
    across, down = copy.scale
    small = [(left / across, top / down, right / across, bottom / down) for left, top, right, bottom in _boxes(faces)]
    torsos = torso_boxes(small, image.width, image.height)
    whole = features_of(whole_views(image))
    parts = rooted(features_of(torso_views(image, torsos)))
    everything = np.concatenate([for_uniforms(whole)[np.newaxis], parts])
    marks = [
        Mark(MarkKind.UNIFORM, copy.full_box(*box), probability, number == 0)
        for number, (box, probability) in enumerate(
            zip([(0, 0, image.width, image.height), *torsos], uniform_probabilities(head, everything), strict=True)
        )
    ]
    vehicle = head.vehicles.probability(head.vehicle_score(for_vehicles(whole)))
    best = max(range(len(marks)), key=lambda number: marks[number].probability)
    marks.append(Mark(MarkKind.POLICE_VEHICLE, (0, 0, copy.width, copy.height), vehicle, True))
    return Judged(tuple(marks), pack(everything[best]))


def for_uniforms(whole: Floats) -> Floats:
    """The views of a picture (views x features) as one row of rooted features."""
    row: Floats = rooted(whole[list(_FOR_UNIFORMS)]).mean(axis=0)
    return row


def for_vehicles(whole: Floats) -> Floats:
    """The views of a picture (views x features) as one row of plain features."""
    row: Floats = whole[list(_FOR_VEHICLES)].mean(axis=0)
    return row


def uniform_probabilities(head: Head, rows: Floats) -> list[float]:
    """Of a whole picture (the first row of rooted features) and of torsos (the others)."""
    scores = head.uniform_scores(rows)
    scales = [head.whole, *[head.torso] * (len(scores) - 1)]
    return [scale.probability(float(score)) for scale, score in zip(scales, scores, strict=True)]


def _boxes(faces: Sequence[Face]) -> list[tuple[int, int, int, int]]:
    return [face.box for face in faces]

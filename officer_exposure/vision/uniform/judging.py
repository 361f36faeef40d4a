"""From features to marks: the whole picture, at a glance and, where that leaves it open, closely; and each torso."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from officer_exposure.vision.sight import Face, Mark, MarkKind
from officer_exposure.vision.uniform.features import features_of, rooted
from officer_exposure.vision.uniform.head import Floats, Head, shipped_head
from officer_exposure.vision.uniform.packing import pack
from officer_exposure.vision.uniform.views import PARTS, WHOLE_VIEWS, torso_boxes, torso_views, views_of

if TYPE_CHECKING:
    from PIL.Image import Image

    from officer_exposure.vision.working_copy import WorkingCopy

Seen = Mapping[str, Floats]
"""Features of a picture, by the name of the view."""

GLANCE = ("squashed", "mirrored")
"""The views of every picture."""

_FOR_UNIFORMS = {"squashed": 1 / 6, "mirrored": 1 / 6, "large": 1 / 3, **dict.fromkeys(PARTS, 1 / 3 / len(PARTS))}
"""View -> how much it counts: the whole, the whole at more pixels, and its parts, each a third."""

_FOR_VEHICLES = ("centre", *PARTS)
"""The views in which a vehicle is looked for: in parts, one in the distance is larger. At a glance, those there are."""

_ANY_VEHICLE = 2.0
"""How far a glance must lie towards vehicles for a license plate to be looked for closely. Of 138 labelled pictures of
vehicles, school buses aside, 137 lie beyond; of 181 others, 12."""

_HOPELESS = -6.0
"""The score of a whole picture below which no torso is looked at: it would need 7 to be told. Of 1,836 labelled
pictures with torsos, 1,072 lie below, none of them an officer's, and the highest torso in them had 1.5."""

_TORSO = 0.4
"""How much a torso's own score counts beside that of the whole picture."""


class Judged(msgspec.Struct, frozen=True):
    """`features`: packed, of the part that looks most like a uniform."""

    marks: tuple[Mark, ...]
    features: bytes

    def highest(self, kind: MarkKind) -> float:
        """The highest probability of a kind, 0-1."""
        return max((mark.probability for mark in self.marks if mark.kind is kind), default=0.0)


def glance(copy: WorkingCopy) -> Seen:
    """The views that every picture is judged by first. Raises CannotCheckError where the model file is missing."""
    return _seen(copy.image(), GLANCE)


def may_show_vehicle(glanced: Seen) -> bool:
    """Whether there may be a vehicle of any sort, at a glance."""
    return shipped_head().any_vehicle(for_vehicles(glanced)) >= _ANY_VEHICLE


def judge(copy: WorkingCopy, faces: Sequence[Face], glanced: Seen) -> Judged:
    """Look at a picture, after a glance, and at its torsos where they may tell anything.

    Raises CannotCheckError where the model file is missing.
    """
    head = shipped_head()
    image = copy.image()
    across, down = copy.scale
    seen = look(head, image, glanced)
    whole = for_uniforms(seen)[np.newaxis]
    worth = faces if head.uniform_scores(whole)[0] >= _HOPELESS else ()
    small = [(left / across, top / down, right / across, bottom / down) for left, top, right, bottom in _boxes(worth)]
    torsos = torso_boxes(small, image.width, image.height)
    parts = rooted(features_of(torso_views(image, torsos)))
    everything = np.concatenate([whole, parts])
    marks = [
        Mark(MarkKind.UNIFORM, copy.full_box(*box), probability, number == 0)
        for number, (box, probability) in enumerate(
            zip([(0, 0, image.width, image.height), *torsos], uniform_probabilities(head, everything), strict=True)
        )
    ]
    vehicle = head.vehicles.probability(head.vehicle_score(for_vehicles(seen)))
    best = max(range(len(marks)), key=lambda number: marks[number].probability)
    marks.append(Mark(MarkKind.POLICE_VEHICLE, (0, 0, copy.width, copy.height), vehicle, True))
    return Judged(tuple(marks), pack(everything[best]))


def look(head: Head, image: Image, glanced: Seen | None = None) -> Seen:
    """The features of a picture: a glance, if there was none yet, and every view where that leaves anything open."""
    glanced = glanced or _seen(image, GLANCE)
    if is_open(head, *glance_scores(head, glanced)):
        return {**glanced, **_seen(image, [name for name in WHOLE_VIEWS if name not in glanced])}
    return glanced


def glance_scores(head: Head, seen: Seen) -> tuple[float, float]:
    """What the views of a glance say of uniforms and of vehicles; not calibrated."""
    glance = {name: seen[name] for name in GLANCE}
    return float(head.uniform_scores(for_uniforms(glance)[np.newaxis])[0]), head.vehicle_score(for_vehicles(glance))


def is_open(head: Head, uniform: float, vehicle: float) -> bool:
    """Whether a glance that says this leaves it open what there is to be seen."""
    return uniform >= head.open_uniform or vehicle >= head.open_vehicle


def for_uniforms(seen: Seen) -> Floats:
    """The views of a picture as one row of rooted features."""
    used = [name for name in _FOR_UNIFORMS if name in seen]
    rows = rooted(np.stack([seen[name] for name in used]))
    mean: Floats = np.average(rows, axis=0, weights=[_FOR_UNIFORMS[name] for name in used])
    return mean.astype(np.float32)


def for_vehicles(seen: Seen) -> Floats:
    """Plain features, one row for each view that counts."""
    return np.stack([seen[name] for name in _FOR_VEHICLES if name in seen] or list(seen.values()))


def uniform_probabilities(head: Head, rows: Floats) -> list[float]:
    """Of a whole picture (the first row of rooted features) and of torsos (the others)."""
    whole, *torsos = head.uniform_scores(rows).tolist()
    worn = [head.torso.probability(torso_score(torso, whole)) for torso in torsos]
    return [head.whole.probability(whole), *worn]


def torso_score(torso: float, whole: float) -> float:
    """What a torso and the picture around it say together: alone, a pilot's jacket looks much like an officer's."""
    return _TORSO * torso + (1 - _TORSO) * whole


def _seen(image: Image, names: Iterable[str]) -> dict[str, Floats]:
    wanted = tuple(names)
    return dict(zip(wanted, features_of(views_of(image, wanted)), strict=True))


def _boxes(faces: Sequence[Face]) -> list[tuple[int, int, int, int]]:
    return [face.box for face in faces]

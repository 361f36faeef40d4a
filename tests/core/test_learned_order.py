"""The officer's answers order what they have not seen, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import pytest

from officer_exposure.events import Pictured
from officer_exposure.learned_order import learned_scores
from officer_exposure.model import Audience
from officer_exposure.reviewing import PictureReview
from officer_exposure.shows import NOTHING, Shows
from officer_exposure.store.records import PictureName
from officer_exposure.store.store import Store, memory_store
from officer_exposure.vision.observed import Observed
from officer_exposure.vision.uniform.features import FEATURES
from officer_exposure.vision.uniform.head import POLICE, Calibration, Head, Levels
from tests.core.store.runs import SOURCE, TODAY, Look

_KINDS = ("blue", "green")

_EVEN = Calibration(1.0, 0.0)
_HEAD = Head(
    classes=(POLICE, "other"),
    weights=np.zeros((2, FEATURES), np.float32),
    bias=np.zeros(2, np.float32),
    mean=np.full(FEATURES, 0.7, np.float32),
    spread=np.full(FEATURES, 0.3, np.float32),
    vehicle=np.zeros(FEATURES, np.float32),
    vehicle_bias=0.0,
    whole=_EVEN,
    torso=_EVEN,
    vehicles=_EVEN,
    uniform_levels=Levels(0.9, 0.5, 0.1),
    vehicle_levels=Levels(0.9, 0.5, 0.1),
)
"""A head that has no opinion: what comes out is what was learned."""


def _features(kind: str, number: int) -> bytes:
    """Like those of its kind, and a little different."""
    base = random.Random(kind).choices(range(20, 120), k=FEATURES)
    noise = random.Random(f"{kind} {number}")
    return bytes(value + noise.randrange(10) for value in base)


def _name(kind: str, number: int) -> PictureName:
    return PictureName(SOURCE, f"{kind}{number}.jpg")


@pytest.fixture
def store() -> Iterator[Store]:
    """Pictures of two kinds, which the model holds equally unlikely; one that it knows nothing of."""
    store = memory_store()
    look = Look(store)
    pictured = [
        Pictured(*_name(kind, number), Observed(40, 30, uniform=0.05, features=_features(kind, number)))
        for kind in _KINDS
        for number in range(8)
    ]
    store.runs.record(look.run, (), (), [*pictured, Pictured(SOURCE, "bare.jpg", Observed(40, 30))])
    yield store
    store.close()


def test_what_resembles_a_yes_comes_before_what_resembles_a_no(store: Store) -> None:
    officer = PictureReview(store, Audience.UNKNOWN)
    for number in range(4):
        officer.answer([_name("blue", number)], Shows.UNIFORM, TODAY)
        officer.answer([_name("green", number)], NOTHING, TODAY)
    scores = learned_scores(store, _HEAD)
    unseen = {kind: [scores[_name(kind, number)] for number in range(4, 8)] for kind in _KINDS}
    assert min(unseen["blue"]) > 0.05 > max(unseen["green"])
    assert PictureName(SOURCE, "bare.jpg") not in scores


def test_without_a_word_about_uniforms_nothing_is_learned(store: Store) -> None:
    assert learned_scores(store, _HEAD) == {}
    PictureReview(store, Audience.UNKNOWN).answer([_name("blue", 0)], Shows.HOUSE, TODAY)
    assert learned_scores(store, _HEAD) == {}

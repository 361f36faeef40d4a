"""The officer's answers order what they have not seen, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Iterator

import msgspec
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
from officer_exposure.vision.uniform.learning import Answer, basis_of, shift_of, with_shift
from tests.core.store.runs import SOURCE, TODAY, Look

_KINDS = ("blue", "green")

_EVEN = Calibration(1.0, 0.0)
_HEAD = Head(
    classes=(POLICE, "other"),
    weights=np.zeros((2, FEATURES), np.float32),
    bias=np.zeros(2, np.float32),
    mean=np.full(FEATURES, 0.7, np.float32),
    spread=np.full(FEATURES, 0.3, np.float32),
    vehicle=np.zeros((2, FEATURES), np.float32),
    vehicle_bias=np.zeros(2, np.float32),
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


def _kept(store: Store) -> bytes | None:
    return store.refined_head.of(basis_of(_HEAD, [Answer(_features("blue", 0), uniform=True)]))


def test_what_was_learned_is_kept_and_used_again(store: Store) -> None:
    PictureReview(store, Audience.UNKNOWN).answer([_name("blue", 0)], Shows.UNIFORM, TODAY)
    assert _kept(store) is None
    scores = learned_scores(store, _HEAD)
    kept = _kept(store)
    assert kept is not None
    assert learned_scores(store, _HEAD) == scores
    opposite = shift_of(with_shift(_HEAD, (-np.frombuffer(kept, "<f4")).tobytes()))
    store.refined_head.keep(basis_of(_HEAD, [Answer(_features("blue", 0), uniform=True)]), opposite, _as_of(store))
    assert learned_scores(store, _HEAD)[_name("blue", 1)] < 0.05 < scores[_name("blue", 1)]


def _as_of(store: Store) -> tuple[int, ...]:
    return store.refined_head.as_of()


def test_what_was_learned_goes_with_the_answer(store: Store) -> None:
    officer = PictureReview(store, Audience.UNKNOWN)
    officer.answer([_name("blue", 0)], Shows.UNIFORM, TODAY)
    learned_scores(store, _HEAD)
    assert _kept(store)
    officer.undo()
    assert _kept(store) is None
    assert learned_scores(store, _HEAD) == {}


def test_what_was_learned_goes_with_the_picture(store: Store) -> None:
    PictureReview(store, Audience.UNKNOWN).answer([_name("blue", 0)], Shows.UNIFORM, TODAY)
    learned_scores(store, _HEAD)
    store.pictures.forget([_name("blue", 0)])
    assert _kept(store) is None


def test_another_head_or_another_answer_is_learned_from_anew(store: Store) -> None:
    officer = PictureReview(store, Audience.UNKNOWN)
    officer.answer([_name("blue", 0)], Shows.UNIFORM, TODAY)
    first = learned_scores(store, _HEAD)
    other = msgspec.structs.replace(_HEAD, spread=np.full(FEATURES, 0.6, np.float32))
    assert learned_scores(store, other) != first
    officer.answer([_name("green", 0)], NOTHING, TODAY)
    assert _kept(store) is None
    assert learned_scores(store, _HEAD)[_name("green", 1)] < first[_name("green", 1)]


def test_what_was_learned_of_answers_of_before_is_not_kept(store: Store) -> None:
    before = _as_of(store)
    PictureReview(store, Audience.UNKNOWN).answer([_name("blue", 0)], Shows.UNIFORM, TODAY)
    basis = basis_of(_HEAD, [Answer(_features("blue", 0), uniform=True)])
    store.refined_head.keep(basis, b"old", before)
    assert _kept(store) is None

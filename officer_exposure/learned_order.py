"""What the officer's answers teach about pictures they have not seen: it only orders them, and silences no finding.

The refined copy of the head is kept in the store, as what it adds to the head that is part of the program. It goes with
every change of the answers, and is made anew where they, the pictures or the program's head are others than it was made
of.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, log
from typing import TYPE_CHECKING

from officer_exposure.picture_order import Scores
from officer_exposure.shows import Shows
from officer_exposure.store.records import PictureAnswer, PictureName
from officer_exposure.store.store import Store

if TYPE_CHECKING:
    from officer_exposure.vision.uniform.head import Head
    from officer_exposure.vision.uniform.learning import Answer

_AT_ONCE = 2_000
_EDGE = 1e-4
"""Probabilities beyond this are no more certain for an order than this."""


def learned_scores(store: Store, head: Head | None = None) -> Scores:
    """How likely each picture shows a uniform, 0-1, after all answers; empty where none of them teaches anything.

    `head`: the one to learn on from; None: the one that is part of the program.

    A yes is an answer that names a uniform, a no is "nothing". Any other answer says nothing about uniforms.
    """
    from officer_exposure.vision.uniform.head import shipped_head
    from officer_exposure.vision.uniform.learning import scores

    head = head or shipped_head()
    learned = _refined(store, head)
    if learned is None:
        return {}
    slope = head.whole.slope
    return {
        name: _moved(uniform, slope * float(after - before))
        for names, uniforms, packed in _batches(store)
        for name, uniform, before, after in zip(
            names, uniforms, scores(head, packed), scores(learned, packed), strict=True
        )
    }


def _refined(store: Store, head: Head) -> Head | None:
    """The copy of the head that has learned from all answers: the kept one, or a new one; None without any answer."""
    from officer_exposure.vision.uniform.learning import basis_of, refined, shift_of, with_shift

    as_of = store.refined_head.as_of()
    answers = _answers(store)
    if not answers:
        return None
    basis = basis_of(head, answers)
    kept = store.refined_head.of(basis)
    if kept is not None:
        return with_shift(head, kept)
    learned = refined(head, answers)
    store.refined_head.keep(basis, shift_of(learned), as_of)
    return learned


def _answers(store: Store) -> list[Answer]:
    """The answers that say something of uniforms, in their order."""
    from officer_exposure.vision.uniform.learning import Answer

    said = {name: _is_uniform(answer) for name, answer in store.reviewed.all().items()}
    taught = {name: uniform for name, uniform in said.items() if uniform is not None}
    features = {name: store.pictures.of(*name) for name in taught}
    return [Answer(seen.features, taught[name]) for name, seen in features.items() if seen and seen.features]


def _is_uniform(answer: PictureAnswer) -> bool | None:
    if not answer.holds or (answer.shows and not answer.shows & Shows.UNIFORM):
        return None
    return bool(answer.shows)


def _batches(store: Store) -> Iterator[tuple[list[PictureName], list[float], list[bytes]]]:
    """Names, the model's own word and features of some pictures at a time; without those that hold no features."""
    from officer_exposure.vision.uniform.features import FEATURES

    after = 0
    while batch := store.pictures.batch(after, _AT_ONCE):
        after = batch[-1][0]
        usable = [one for _, one in batch if len(one.observed.features) == FEATURES]
        yield (
            [PictureName(one.source, one.artifact) for one in usable],
            [one.observed.uniform for one in usable],
            [one.observed.features for one in usable],
        )


def _moved(probability: float, by: float) -> float:
    """A probability whose log odds grow by so much. The best of the parts of a picture moves as the whole does."""
    inside = min(max(probability, _EDGE), 1 - _EDGE)
    return 1 / (1 + exp(-(log(inside / (1 - inside)) + by)))

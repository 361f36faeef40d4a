"""What the program says in the end: the model's word, and that of police lettering where the model is unsure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from officer_exposure.vision.uniform.confidence import WITH_LETTERING
from officer_exposure.vision.uniform.head import Levels
from training.fitting import Example
from training.holding_out import FOLDS, levels_of, of_collection
from training.pictures import POLICE, POLICE_VEHICLE

_Chances = NDArray[np.float64]


def with_lettering(chances: _Chances, examples: list[Example], levels: Levels) -> _Chances:
    """Probabilities of a uniform, raised to "likely" where the check of uniforms does so."""
    lettered = np.array([example.numbers.lettered for example in examples], bool)
    raised = np.maximum(chances, np.nextafter(levels.likely, 1))
    return np.where(lettered & (chances >= WITH_LETTERING), raised, chances)


def called_likely(chances: _Chances, examples: list[Example]) -> NDArray[np.bool_]:
    """Which pictures are called likely by levels that were set on the other folds: one level for each fold.

    Both the model's word and that of lettering count. Where there are no folds to set a level by, nothing is told.
    """
    fold = np.array([example.fold for example in examples])
    collection = np.array([of_collection(example.picture, example.numbers) for example in examples], bool)
    others = collection & np.array(
        [example.picture.shows not in {POLICE, POLICE_VEHICLE} for example in examples], bool
    )
    told = np.zeros(len(examples), bool)
    for number in range(FOLDS):
        here, negatives = fold == number, chances[others & (fold != number)]
        if len(negatives):
            levels = levels_of(negatives)
            told |= here & (with_lettering(chances, examples, levels) > levels.likely)
    return told

from __future__ import annotations

import numpy as np
import onnx
from onnx import numpy_helper

from officer_exposure.vision.faces.child import MODEL, without_subnormals
from officer_exposure.vision.model_files import model_bytes
from officer_exposure.vision.sessions import Network
from tests.model_files import needs_models

pytestmark = needs_models


def subnormals(model: bytes) -> int:
    weights = [numpy_helper.to_array(one) for one in onnx.load_from_string(model).graph.initializer]
    tiny = np.finfo(np.float32).tiny
    return sum(int(((array != 0) & (np.abs(array) < tiny)).sum()) for array in weights if array.dtype == np.float32)


def test_weights_that_are_slow_to_multiply_by_are_nought() -> None:
    model = model_bytes(MODEL)
    assert subnormals(model) == 6667
    assert subnormals(without_subnormals(model)) == 0


def test_the_guesses_are_the_same_without_them() -> None:
    model = model_bytes(MODEL)
    faces = np.random.default_rng(1).uniform(-0.5, 0.5, (3, 3, 64, 64)).astype(np.float32)
    before, after = (Network.made_of(one).run(faces) for one in (model, without_subnormals(model)))
    assert np.allclose(before, after, atol=1e-6)

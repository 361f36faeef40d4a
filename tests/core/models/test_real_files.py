"""The model files that are installed: each the reviewed one, and the network that is made computes what it should."""

from __future__ import annotations

import numpy as np

from officer_exposure.models.loading import load_bytes
from officer_exposure.models.state import Condition, conditions
from tests.model_files import needs_models

_REFERENCE = [0.152, 0.0, 0.2845, 0.0, 0.0, 0.0104, 0.0, 0.6278]
"""The first features of the generated picture, as PyTorch 2.13.0 computes them from the same weights."""

_SUM = 253.59


@needs_models
def test_every_model_file_is_the_reviewed_one() -> None:
    assert set(conditions().values()) == {Condition.PRESENT}


@needs_models
def test_the_network_made_at_set_up_computes_what_pytorch_does() -> None:
    import onnxruntime  # type: ignore[import-untyped]  # it ships no types

    y, x = np.mgrid[0:224, 0:224]
    picture = np.stack([(x * 3 + y) % 256, (x * y) % 256, x ^ y], 2).astype(np.uint8)
    session = onnxruntime.InferenceSession(load_bytes("picture_features"), providers=["CPUExecutionProvider"])
    (features,) = session.run(None, {"pixels": picture[None]})
    assert features.shape == (1, 1280)
    np.testing.assert_allclose(features[0, : len(_REFERENCE)], _REFERENCE, atol=1e-3)
    np.testing.assert_allclose(features.sum(), _SUM, rtol=1e-3)

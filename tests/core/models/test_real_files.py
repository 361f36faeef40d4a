"""The model files that are installed: each the reviewed one, and the network that is made computes what it should."""

from __future__ import annotations

import numpy as np
import pytest

from officer_exposure.models.feature_network import FEATURES, PARTS
from officer_exposure.models.loading import load_bytes
from officer_exposure.models.state import Condition, conditions
from tests.model_files import needs_models

_REFERENCES = {
    224: ([0.152, 0.0, 0.2845, 0.0], [-0.58, 0.6878, -1.2393, -1.6202], [1.1006, 5.4241, 2.5942, 5.4083], 1172.675),
    320: ([0.941, 0.0, 0.0062, 0.004], [-1.9312, 0.5322, -0.9143, -0.903], [1.3569, 4.4073, 2.2253, 7.1822], 1133.947),
}
"""Edge -> the first means of each map of the generated picture, and the sum of the sizes of all, as PyTorch 2.13.0
computes them from the same weights."""


@needs_models
def test_every_model_file_is_the_reviewed_one() -> None:
    assert set(conditions().values()) == {Condition.PRESENT}


@needs_models
@pytest.mark.parametrize("edge", _REFERENCES)
def test_the_network_made_at_set_up_computes_what_pytorch_does(edge: int) -> None:
    import onnxruntime  # type: ignore[import-untyped]  # it ships no types

    y, x = np.mgrid[0:edge, 0:edge]
    picture = np.stack([(x * 3 + y) % 256, (x * y) % 256, x ^ y], 2).astype(np.uint8)
    session = onnxruntime.InferenceSession(load_bytes("picture_features"), providers=["CPUExecutionProvider"])
    (features,) = session.run(None, {"pixels": picture[None]})
    *firsts, size = _REFERENCES[edge]
    assert features.shape == (1, FEATURES)
    for start, first in zip(np.cumsum((0, *PARTS)), firsts, strict=False):
        np.testing.assert_allclose(features[0, start : start + 4], first, atol=1e-3)
    np.testing.assert_allclose(np.abs(features).sum(), size, rtol=1e-3)

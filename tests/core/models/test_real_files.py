"""The model files that are installed: each the reviewed one, and the network that is made computes what it should."""

from __future__ import annotations

import numpy as np
import pytest

from officer_exposure.models.feature_network import FEATURES, PARTS
from officer_exposure.models.loading import load_bytes
from officer_exposure.models.state import Condition, conditions
from tests.model_files import needs_models

_REFERENCES = {
    224: (
        [
            [0.152, 0.0, 0.2845, 0.0],
            [-0.58, 0.6878, -1.2393, -1.6202],
            [0.9218, -3.9, 2.9932, -3.4835],
            [0.581, 0.6247, 2.4482, -3.188],
            [1.1006, 5.4241, 2.5942, 5.4083],
            [2.3718, 8.1009, 3.2579, 2.6892],
            [1.3588, -5.163, -10.8771, 0.4417],
            [0.9734, 1.613, 1.0269, 3.1086],
            [4.6138, 4.9435, 4.1139, 4.2502],
            [4.5774, 4.636, 3.6696, 4.3843],
            [4.6878, 4.9788, 9.6542, 9.5917],
        ],
        5100.442,
    ),
    320: (
        [
            [0.941, 0.0, 0.0062, 0.004],
            [-1.9312, 0.5322, -0.9143, -0.903],
            [1.8617, -3.4219, 1.2044, -1.4083],
            [1.5432, 0.321, 0.896, -2.1356],
            [1.3569, 4.4073, 2.2253, 7.1822],
            [2.3654, 7.0116, 3.3206, 4.0773],
            [0.1731, -4.5955, -9.4147, -1.7693],
            [1.7543, 1.4895, 1.4043, 2.0623],
            [5.0481, 4.5174, 3.9553, 4.6156],
            [5.1942, 4.5239, 3.6862, 4.7188],
            [5.079, 5.1638, 9.5546, 10.7288],
        ],
        5078.444,
    ),
}
"""Edge -> the first numbers of each part for the generated picture, and the sum of the sizes of all, as PyTorch 2.13.0
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
    firsts, size = _REFERENCES[edge]
    assert features.shape == (1, FEATURES)
    for start, first in zip(np.cumsum((0, *PARTS[:-1])), firsts, strict=True):
        np.testing.assert_allclose(features[0, start : start + 4], first, atol=1e-3)
    np.testing.assert_allclose(np.abs(features).sum(), size, rtol=1e-3)

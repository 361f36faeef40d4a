"""The numbers by which a picture is judged: means and deviations of maps of EfficientNet-lite0 (Tan and Le 2019).

The last map says what things are; those of the blocks before it say what they are made of, the earlier the plainer:
cloth, edges, badges, letters. A mean says how much of it there is; a standard deviation, how unevenly it lies.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from officer_exposure.models.feature_network import FEATURES
from officer_exposure.vision.sessions import network

NETWORK = "efficientnet-lite0-statistics.onnx"
"""The model file. Its input is N x edge x edge x 3 bytes, red first; it scales them itself."""


def features_of(views: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
    """Views (each edge x edge x 3) to N x FEATURES. Raises CannotCheckError where the model file is missing.

    One view at a time: on one thread a batch is no faster, and takes more memory.
    """
    session = network(NETWORK)
    rows = [session.run(view[np.newaxis])[0] for view in views]
    return np.stack(rows).astype(np.float32) if rows else np.zeros((0, FEATURES), np.float32)


def rooted(features: NDArray[np.float32]) -> NDArray[np.float32]:
    """The square roots, with the sign kept: few large activations then weigh less against many small ones."""
    root: NDArray[np.float32] = np.sign(features) * np.sqrt(np.abs(features))
    return root


__all__ = ["FEATURES", "NETWORK", "features_of", "rooted"]

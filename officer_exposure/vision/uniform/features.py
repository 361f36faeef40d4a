"""The 1,280 numbers by which a picture is judged: the mean over EfficientNet-lite0's last map (Tan and Le 2019)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from officer_exposure.vision.sessions import network

NETWORK = "efficientnet-lite0-features.onnx"
"""The model file. Its input is N x 224 x 224 x 3 bytes, red first; it scales them itself."""

FEATURES = 1280


def features_of(views: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Views (N x 224 x 224 x 3) to N x FEATURES, each 0-6. Raises CannotCheckError where the model file is missing.

    One view at a time: on one thread a batch is no faster, and takes more memory.
    """
    session = network(NETWORK)
    rows = [session.run(view[np.newaxis])[0] for view in views]
    return np.stack(rows).astype(np.float32) if rows else np.zeros((0, FEATURES), np.float32)


def rooted(features: NDArray[np.float32]) -> NDArray[np.float32]:
    """The square roots: few large activations then weigh less against many small ones."""
    root: NDArray[np.float32] = np.sqrt(np.maximum(features, 0))
    return root

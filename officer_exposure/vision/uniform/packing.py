"""Features as few bytes, kept in the vault so that the order of the review can be learned without the pictures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from officer_exposure.vision.uniform.features import FEATURES
from officer_exposure.vision.uniform.head import Floats

_MOST = float(np.sqrt(6))
"""The network's activations end at 6; what is kept are roots."""


def pack(rooted: Floats) -> bytes:
    """One row of rooted features as FEATURES bytes, within half a 255th of their range."""
    return bytes(np.rint(np.clip(rooted, 0, _MOST) * (255 / _MOST)).astype(np.uint8).tobytes())


def unpack(packed: Sequence[bytes]) -> Floats:
    """Rows of rooted features. Raises ValueError where one was packed by another version."""
    if any(len(one) != FEATURES for one in packed):
        raise ValueError("features of another version")
    rows = np.frombuffer(b"".join(packed), np.uint8).reshape(len(packed), FEATURES)
    roots = rows.astype(np.float32)
    roots *= np.float32(_MOST / 255)
    return roots

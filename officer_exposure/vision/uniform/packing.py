"""Features as few bytes, kept in the vault so that the order of the review can be learned without the pictures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from officer_exposure.models.feature_network import DEVIATIONS, MEANS
from officer_exposure.vision.uniform.features import FEATURES
from officer_exposure.vision.uniform.head import Floats

_PARTS = (MEANS[0], sum(MEANS[1:]), sum(DEVIATIONS))
_LOWEST = np.repeat(np.array([0, -4, 0], np.float32), _PARTS)
_HIGHEST = np.repeat(np.array([np.sqrt(6), 4, 4], np.float32), _PARTS)
"""Of the roots that are kept. The last map's activations end at 6; those of the blocks before are seldom beyond 16."""

_STEP = (_HIGHEST - _LOWEST) / 255


def pack(rooted: Floats) -> bytes:
    """One row of rooted features as FEATURES bytes, within half a 255th of their range."""
    return bytes(np.rint((np.clip(rooted, _LOWEST, _HIGHEST) - _LOWEST) / _STEP).astype(np.uint8).tobytes())


def unpack(packed: Sequence[bytes]) -> Floats:
    """Rows of rooted features. Raises ValueError where one was packed by another version."""
    if any(len(one) != FEATURES for one in packed):
        raise ValueError("features of another version")
    rows = np.frombuffer(b"".join(packed), np.uint8).reshape(len(packed), FEATURES)
    roots = rows.astype(np.float32)
    roots *= _STEP
    roots += _LOWEST
    return roots

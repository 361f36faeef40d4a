"""Learns on from the officer's own yes and no: a copy of the head that orders the pictures not yet seen.

Bayesian logistic regression: the shipped head's score is the prior mean, and what is learned is a shift of it with a
Gaussian prior, found as its mode by Newton's method in the space of the answers (Rasmussen and Williams 2006, 3.4).
Few answers move it little. It only orders: whether a picture is a finding is the shipped head's word alone, so that no
answer can silence one.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import msgspec
import numpy as np

from officer_exposure.vision.uniform.features import FEATURES
from officer_exposure.vision.uniform.head import Floats, Head
from officer_exposure.vision.uniform.packing import unpack

MOST_ANSWERS = 600
"""The latest answers that are learned from: more take longer and say little new."""

_VARIANCE = 4.0
"""Of the shift of a typical picture's score, before any answer."""

_OFFSET_VARIANCE = 1.0
_BLOCK = 256
"""Pictures scored at a time: few enough for the processor's cache."""

_STEPS = 30
_AT_REST = 1e-5


class Answer(msgspec.Struct, frozen=True):
    """What the officer said of a picture: `features` as packed in Observed; `uniform`: yes or no."""

    features: bytes
    uniform: bool


def refined(head: Head, answers: Sequence[Answer]) -> Head:
    """A copy of the shipped head that has learned from the answers; answers packed by another version are left out."""
    usable = [answer for answer in answers if len(answer.features) == FEATURES][-MOST_ANSWERS:]
    if not usable:
        return head
    rows = unpack([answer.features for answer in usable])
    standard = head.standardised(rows)
    said = np.array([answer.uniform for answer in usable], np.float64)
    kernel = (standard @ standard.T).astype(np.float64) * (_VARIANCE / FEATURES) + _OFFSET_VARIANCE
    pull = _mode(kernel, head.uniform_scores(rows).astype(np.float64), said)
    shift = (standard.T @ pull * (_VARIANCE / FEATURES)).astype(np.float32)
    return msgspec.structs.replace(head, shift=shift, shift_offset=float(_OFFSET_VARIANCE * pull.sum()))


def basis_of(head: Head, answers: Sequence[Answer]) -> bytes:
    """A digest of all that a refined copy of the head is made of: 16 bytes."""
    digest = blake2b(digest_size=16)
    for array in (head.weights, head.bias, head.mean, head.spread):
        digest.update(np.ascontiguousarray(array).tobytes())
    for answer in answers:
        digest.update(bytes([answer.uniform]) + len(answer.features).to_bytes(4) + answer.features)
    return digest.digest()


def shift_of(learned: Head) -> bytes:
    """What a refined copy adds to its head, as bytes: little-endian float32, the offset last; empty for none."""
    if learned.shift is None:
        return b""
    return np.append(learned.shift, np.float32(learned.shift_offset)).astype("<f4").tobytes()


def with_shift(head: Head, shift: bytes) -> Head:
    """The refined copy again. Raises ValueError for bytes that are none of this version."""
    if not shift:
        return head
    numbers = np.frombuffer(shift, "<f4").astype(np.float32)
    if len(numbers) != FEATURES + 1:
        raise ValueError("a shift of another version")
    return msgspec.structs.replace(head, shift=numbers[:-1], shift_offset=float(numbers[-1]))


def score(head: Head, features: bytes) -> float:
    """How much a picture looks like a uniform to this head: log odds. Raises ValueError for features it cannot read."""
    return float(head.uniform_scores(unpack([features]))[0])


def scores(head: Head, features: Sequence[bytes]) -> Floats:
    """The same for many pictures at once."""
    blocks = [features[start : start + _BLOCK] for start in range(0, len(features), _BLOCK)]
    return np.concatenate([np.zeros(0, np.float32), *(head.uniform_scores(unpack(block)) for block in blocks)])


def _mode(kernel: np.ndarray, prior: np.ndarray, said: np.ndarray) -> np.ndarray:
    """The dual weights at the mode of the posterior (algorithm 3.1): the shift of the answers is kernel @ weights."""
    shift = np.zeros_like(prior)
    pull = np.zeros_like(prior)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(prior + shift, -30, 30)))
        width = np.sqrt(np.maximum(chance * (1 - chance), 1e-9))
        target = width**2 * shift + said - chance
        middle = np.eye(len(prior)) + width[:, np.newaxis] * kernel * width
        pull = target - width * np.linalg.solve(middle, width * (kernel @ target))
        moved = kernel @ pull
        if np.abs(moved - shift).max() < _AT_REST:
            break
        shift = moved
    return pull

"""Prints of people who never lived: directions, and directions near them."""

from __future__ import annotations

import numpy as np


def made_prints(sizes: list[int], seed: int = 1, spread: float = 0.8) -> tuple[list[bytes], list[int]]:
    """So many prints of each person, and whose each is. Two of one person are alike by about 1 / (1 + spread ** 2)."""
    random = np.random.default_rng(seed)
    prints: list[bytes] = []
    for size in sizes:
        person = _unit(random.normal(size=(1, 128)))
        seen = _unit(person + spread * _unit(random.normal(size=(size, 128))))
        prints += [one.astype("<f2").tobytes() for one in seen]
    return prints, [person for person, size in enumerate(sizes) for _ in range(size)]


def _unit(rows: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    lengths: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / lengths

"""Joins groups by average linkage, the most alike first, and never two people whom the officer has told apart."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.intp]

_Pair = tuple[float, int, int]
"""Unlikeness, and the two groups, the smaller first: the order of a heap is the order of joining."""

_Near = dict[int, dict[int, float]]
"""Group -> the groups it is compared with, and how alike they are now."""


class Joining:
    """Groups of faces. At first every face is one; a group keeps the number of its first face.

    `rows`: unit vectors. `persons`: who a face is, where that is known.
    """

    def __init__(self, rows: Floats, persons: Sequence[int | None], alike: float) -> None:
        import numpy as np

        self._sums = rows.astype(np.float64)
        self._sizes = np.ones(len(rows))
        self._persons = list(persons)
        self._alike = alike
        self._into = list(range(len(rows)))

    def join(self, ones: Numbers, others: Numbers, likeness: Floats) -> bool:
        """Join what is alike enough, beginning with these pairs of groups; return whether anything was joined."""
        near: _Near = {}
        pairs: list[_Pair] = []
        for one, other, value in zip(ones.tolist(), others.tolist(), likeness.tolist(), strict=True):
            near.setdefault(one, {})[other] = near.setdefault(other, {})[one] = value
            pairs.append((-value, one, other))
        heapify(pairs)
        joined = False
        while pairs:
            unlike, one, other = heappop(pairs)
            if near.get(one, {}).get(other) != -unlike or self._told_apart(one, other):
                continue  # one of the two has grown, or is no more
            joined = True
            self._merge(one, other)
            for pair in self._compared_anew(near, one, other):
                heappush(pairs, pair)
        return joined

    def ids(self) -> Numbers:
        """The groups there are, in order."""
        import numpy as np

        return np.array([number for number, into in enumerate(self._into) if into == number], dtype=np.intp)

    def means(self) -> Floats:
        """The mean vector of each of `ids()`: the product of two is the mean likeness of all pairs across."""
        import numpy as np

        ids = self.ids()
        return (self._sums[ids] / self._sizes[ids, None]).astype(np.float32)

    def groups(self, *, together: bool) -> list[int]:
        """The group of each face. `together`: groups that hold faces of one person are one."""
        found = [self._root(face) for face in range(len(self._into))]
        if not together:
            return found
        first: dict[int, int] = {}
        for root in dict.fromkeys(found):
            person = self._persons[root]
            if person is not None:
                first.setdefault(person, root)
        return [root if (person := self._persons[root]) is None else first[person] for root in found]

    def _root(self, face: int) -> int:
        while self._into[face] != face:
            self._into[face] = self._into[self._into[face]]
            face = self._into[face]
        return face

    def _told_apart(self, one: int, other: int) -> bool:
        persons = self._persons[one], self._persons[other]
        return None not in persons and persons[0] != persons[1]

    def _merge(self, one: int, other: int) -> None:
        self._into[other] = one
        self._sums[one] += self._sums[other]
        self._sizes[one] += self._sizes[other]
        if self._persons[one] is None:
            self._persons[one] = self._persons[other]

    def _compared_anew(self, near: _Near, one: int, other: int) -> list[_Pair]:
        """Let a group that has grown by another have the neighbours of both, as alike as they are now."""
        import numpy as np

        theirs = sorted((near[one].keys() | near.pop(other).keys()) - {one, other})
        for neighbour in theirs:
            near[neighbour].pop(other, None)
        if not theirs:
            near[one] = {}
            return []
        numbers = np.array(theirs, dtype=np.intp)
        likeness = (self._sums[numbers] @ self._sums[one] / (self._sizes[numbers] * self._sizes[one])).tolist()
        near[one] = dict(zip(theirs, likeness, strict=True))
        for neighbour, value in near[one].items():
            near[neighbour][one] = value
        return [
            (-value, min(one, neighbour), max(one, neighbour))
            for neighbour, value in near[one].items()
            if value >= self._alike
        ]

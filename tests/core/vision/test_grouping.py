"""Faces of one person come together, those the officer told apart never do, and the order makes no difference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.vision.grouping import grouped, unit_vectors
from tests.core.vision.made_prints import made_prints


def _parts(numbers: Sequence[int]) -> set[frozenset[int]]:
    """Which faces came together."""
    parts: defaultdict[int, set[int]] = defaultdict(set)
    for face, number in enumerate(numbers):
        parts[number].add(face)
    return {frozenset(part) for part in parts.values()}


def test_people_are_found_in_many_faces() -> None:
    prints, persons = made_prints([300, 80, 20, 5, 2, *[1] * 50])
    assert _parts(grouped(prints, [None] * len(prints))) == _parts(persons)


def test_there_may_be_no_face() -> None:
    assert grouped([], []) == []


def test_two_who_look_alike_a_little_stay_two() -> None:
    """A chain of faces, each like the next, must not join its ends."""
    ends, _ = made_prints([1, 1], spread=0)
    first, across = unit_vectors(ends)
    half_circle = np.linspace(0, np.pi, 25)
    chain = [(np.cos(turn) * first + np.sin(turn) * across).astype("<f2").tobytes() for turn in half_circle]
    numbers = grouped(chain, [None] * len(chain))
    assert numbers[0] != numbers[-1]


def test_what_was_told_apart_stays_apart_even_where_it_is_the_same() -> None:
    prints, _ = made_prints([6])
    numbers = grouped(prints, [7, 7, None, 8, 8, None])
    assert numbers[0] == numbers[1] != numbers[3] == numbers[4]


def test_what_was_put_together_brings_together_what_is_like_either() -> None:
    prints, persons = made_prints([10, 10])
    numbers = grouped(prints, [3 if face in {0, 10} else None for face in range(20)])
    assert len(set(numbers)) == 1
    assert len(set(persons)) == 2


@given(st.data(), st.lists(st.integers(1, 6), min_size=1, max_size=6), st.integers(0, 1000))
def test_the_order_makes_no_difference(data: st.DataObject, sizes: list[int], seed: int) -> None:
    prints, _ = made_prints(sizes, seed, spread=1.1)
    count = len(prints)
    persons = data.draw(st.lists(st.sampled_from([None, None, 1, 2]), min_size=count, max_size=count))
    order = data.draw(st.permutations(range(count)))
    mixed = grouped([prints[face] for face in order], [persons[face] for face in order])
    straight = grouped(prints, persons)
    assert _parts([mixed[order.index(face)] for face in range(count)]) == _parts(straight)


@given(st.data(), st.lists(st.integers(1, 6), min_size=1, max_size=6), st.integers(0, 1000))
def test_what_the_officer_said_holds(data: st.DataObject, sizes: list[int], seed: int) -> None:
    prints, _ = made_prints(sizes, seed, spread=1.1)
    persons = data.draw(st.lists(st.sampled_from([None, 1, 2, 3]), min_size=len(prints), max_size=len(prints)))
    numbers = grouped(prints, persons)
    said = [(number, person) for number, person in zip(numbers, persons, strict=True) if person is not None]
    assert len(set(said)) == len({number for number, _ in said}) == len({person for _, person in said})


@pytest.mark.parametrize("broken", [b"", b"\0" * 256, b"\xff" * 256, b"\0" * 255])
def test_what_is_no_print_is_refused(broken: bytes) -> None:
    with pytest.raises(ValueError, match="a print is"):
        grouped([broken], [None])


def test_a_face_in_hundreds_of_pictures_is_one_person() -> None:
    """More faces than neighbours are looked at."""
    prints, _ = made_prints([700], spread=0.95)
    assert len(set(grouped(prints, [None] * 700))) == 1

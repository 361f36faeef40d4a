"""Counts, from pictures that were looked at to the rows of the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from benchmarks.accuracy.labels import NONE
from benchmarks.accuracy.looking import Looked
from benchmarks.accuracy.wilson import Share
from officer_exposure.model import Confidence

_ALIKE = str.maketrans("OISBZG", "015826")
"""Letters and digits that a plate in a photo often does not tell apart."""

Row = tuple[str, str]
"""What was counted, and the count in words."""

Truth = Callable[[Looked], bool | None]


class Shown(msgspec.Struct, frozen=True):
    """A question with a yes or no, and the checks that answer it."""

    title: str
    what: str
    truth: Truth
    checks: tuple[str, ...]


QUESTIONS = (
    Shown("Uniform", "uniforms", lambda one: one.label.uniform, ("photo.uniform",)),
    Shown(
        "Uniform, by the picture or by its lettering",
        "uniforms",
        lambda one: one.label.uniform,
        ("photo.uniform", "photo.police_lettering"),
    ),
    Shown(
        "Marked police vehicle",
        "marked vehicles",
        lambda one: one.label.police_vehicle,
        ("photo.police_vehicle",),
    ),
    Shown(
        "Marked police vehicle, by the picture or by its lettering",
        "marked vehicles",
        lambda one: one.label.police_vehicle,
        ("photo.police_vehicle", "photo.police_lettering"),
    ),
    Shown(
        "Police lettering of 20 pixels or more at 1,280",
        "pictures with lettering",
        lambda one: one.label.lettering,
        ("photo.police_lettering",),
    ),
    Shown("Street signs", "pictures with a street's name", lambda one: one.label.street_sign, ("photo.street_sign",)),
)


def yes_or_no(question: Shown, looked: Sequence[Looked]) -> Iterator[Row]:
    """How many are found, and how often it is found where it is not, by the sort of picture."""
    for words, least in (("", Confidence.LOW), (", called likely", Confidence.MEDIUM)):
        right = [one for one in looked if question.truth(one)]
        yield f"{question.what} found{words}", str(_found(question, right, least))
        wrong = [one for one in looked if question.truth(one) is False]
        yield f"false alarms{words}, all", str(_found(question, wrong, least))
        for group in sorted({one.label.group for one in wrong if one.label.group}):
            of_group = [one for one in wrong if one.label.group == group]
            yield f"false alarms{words}, {group}", str(_found(question, of_group, least))


def _found(question: Shown, looked: Sequence[Looked], least: Confidence) -> Share:
    found = [one for one in looked if any(one.findings(check, least) for check in question.checks)]
    return Share(len(found), len(looked))


def plates(looked: Sequence[Looked]) -> Iterator[Row]:
    """Plates read to the letter, with and without telling O from 0, and plates where there is none."""
    with_plate = [one for one in looked if one.label.plate not in {"", NONE}]
    exact = [one for one in with_plate if _plain(one.label.plate) in map(_plain, one.texts("photo.plate"))]
    alike = [one for one in with_plate if _merged(one.label.plate) in map(_merged, one.texts("photo.plate"))]
    some = [one for one in with_plate if one.findings("photo.plate")]
    yield "read exactly, with O/0, I/1, S/5, B/8, Z/2, G/6 taken as the same", str(Share(len(alike), len(with_plate)))
    yield "read exactly, to the letter", str(Share(len(exact), len(with_plate)))
    yield "some plate marked", str(Share(len(some), len(with_plate)))
    without = [one for one in looked if one.label.plate == NONE]
    yield (
        "pictures without a plate where one is marked",
        str(Share(sum(bool(one.findings("photo.plate")) for one in without), len(without))),
    )


def house_numbers(looked: Sequence[Looked]) -> Iterator[Row]:
    """House numbers read exactly, and marked where there is none."""
    numbered = [one for one in looked if one.label.house_number not in {"", NONE}]
    read = [one for one in numbered if _plain(one.label.house_number) in map(_plain, one.texts("photo.house_number"))]
    without = [one for one in looked if one.label.house_number == NONE]
    false = [one for one in without if one.findings("photo.house_number")]
    yield "read exactly", str(Share(len(read), len(numbered)))
    yield "pictures without one where one is marked", str(Share(len(false), len(without)))


def faces(looked: Sequence[Looked]) -> Iterator[Row]:
    """Faces found of those there are, and boxes beyond their number. Counts alone: no box is compared."""
    counted = [(one.label.faces, _faces(one)) for one in looked if one.label.faces is not None]
    there = sum(true for true, _ in counted)
    boxes = sum(found for _, found in counted)
    yield "faces found", str(Share(sum(min(true, found) for true, found in counted), there))
    yield "boxes beyond the number of faces", str(Share(sum(max(found - true, 0) for true, found in counted), boxes))


def _faces(one: Looked) -> int:
    return len(one.said.observed.faces) if one.said.observed else 0


def children(looked: Sequence[Looked]) -> Iterator[Row]:
    """How often the cue says "possibly a child" where the one face is a child's, and where it is not."""
    for words, truth in (("children called possibly a child", True), ("adults called possibly a child", False)):
        cases = [one for one in looked if one.label.child is truth]
        called = [one for one in cases if one.findings("photo.possible_child")]
        yield words, str(Share(len(called), len(cases)))


def _plain(text: str) -> str:
    return "".join(one for one in text.upper() if one.isalnum())


def _merged(text: str) -> str:
    return _plain(text).translate(_ALIKE)

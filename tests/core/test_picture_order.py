"""The likely come first, and a burst is one stack; nothing that differs hides in one."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from officer_exposure.picture_order import Chance, Stack, chance_of, stacks_of
from officer_exposure.shows import NOTHING, Shows
from officer_exposure.store.records import ListedPicture, PictureAnswer, PictureName

LOOK = bytes(8)
SEEN = PictureAnswer(NOTHING, NOTHING, holds=True)


def picture(name: str, taken: str = "", look: bytes = LOOK, **changes: object) -> ListedPicture:
    """A picture as the store lists it."""
    plain = ListedPicture(PictureName("photos", name), taken, look, 0.01, 0.01)
    return msgspec.structs.replace(plain, **changes)


def names(stacks: list[Stack]) -> list[list[str]]:
    """What the pictures of each stack are called."""
    return [[one.artifact for one in stack.names] for stack in stacks]


def test_the_likely_come_first_and_what_could_not_be_looked_at_before_the_unlikely() -> None:
    pictures = [
        picture("a"),
        picture("b", trouble="This picture could not be decoded."),
        picture("c", uniform=0.2),
        picture("d", found=Shows.UNIFORM),
        picture("e", vehicle=0.9),
        picture("f", found=NOTHING, sure=True),
    ]
    assert names(stacks_of(pictures, {})) == [["e"], ["f"], ["d"], ["c"], ["b"], ["a"]]
    assert [chance_of(one, {}) for one in pictures] == [
        Chance.UNLIKELY,
        Chance.UNKNOWN,
        Chance.DOUBTFUL,
        Chance.DOUBTFUL,
        Chance.LIKELY,
        Chance.LIKELY,
    ]


def test_what_was_learned_takes_the_place_of_the_models_word() -> None:
    pictures = [picture("a", uniform=0.9), picture("b", uniform=0.05)]
    learned = {pictures[0].name: 0.02, pictures[1].name: 0.8}
    assert names(stacks_of(pictures, learned)) == [["b"], ["a"]]


def test_a_burst_is_one_stack_led_by_its_likeliest() -> None:
    burst = [picture(f"{n}.jpg", f"2026-05-01T10:00:0{n}", uniform=n / 10) for n in range(4)]
    assert names(stacks_of(burst, {})) == [["3.jpg", "2.jpg", "1.jpg", "0.jpg"]]


def test_what_differs_stands_alone() -> None:
    at = "2026-05-01T10:00:0{}".format
    first = picture("a.jpg", at(0))
    apart = [
        picture("b.jpg", "2026-05-01T10:01:00"),
        picture("sub/b.jpg", at(1)),
        picture("b.jpg", at(1), look=b"\xff\x01" + bytes(6)),
        picture("b.jpg", at(1), found=Shows.CHILD),
        picture("b.jpg", at(1), found=NOTHING),
        picture("b.jpg", at(1), answer=SEEN),
        picture("b.jpg", "no time"),
        picture("b.jpg", at(1), look=b""),
        msgspec.structs.replace(picture("b.jpg", at(1)), name=PictureName("other", "b.jpg")),
    ]
    for other in apart:
        assert len(stacks_of([first, other], {})) == 2, other
    assert len(stacks_of([first, picture("b.jpg", at(1), look=b"\xff" + bytes(7))], {})) == 1


def test_a_stack_does_not_drift_away() -> None:
    looks = [(1 << (4 * n)) - 1 for n in range(8)]
    burst = [picture(f"{n}", f"2026-05-01T10:00:0{n}", look.to_bytes(8)) for n, look in enumerate(looks)]
    assert sorted(map(len, names(stacks_of(burst, {})))) == [4, 4]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 50), st.binary(min_size=8, max_size=8)), max_size=20))
def test_every_picture_is_in_one_stack(made: list[tuple[str, int, bytes]]) -> None:
    pictures = [
        picture(f"{folder}/{number}", f"2026-05-01T10:00:{second:02}", look)
        for number, (folder, second, look) in enumerate(made)
    ]
    stacked = sorted(name for stack in stacks_of(pictures, {}) for name in stack.names)
    assert stacked == sorted(one.name for one in pictures)

"""Pictures at the size of the screen: bare pixels, the part that was asked for, and a reason where there are none."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from officer_exposure.parsing.pixels.screen import (
    MOST_EDGE,
    ScreenPicture,
    ScreenWish,
    decode_screen_picture,
    encode_wish,
    screen_task,
)

RED, BLUE = (200, 20, 20), (20, 20, 200)


@pytest.fixture
def picture(tmp_path: Path) -> bytes:
    """Red, with a blue quarter below on the right."""
    path = tmp_path / "a.png"
    image = Image.new("RGB", (800, 600), RED)
    image.paste(BLUE, (400, 300, 800, 600))
    image.save(path)
    return os.fsencode(path)


def look(wish: ScreenWish) -> ScreenPicture:
    """What a worker says to a wish."""
    return decode_screen_picture(screen_task(b"")(encode_wish(wish)))


def color(seen: ScreenPicture, x: int, y: int) -> tuple[int, ...]:
    """One pixel."""
    at = 3 * (y * seen.across + x)
    return tuple(seen.pixels[at : at + 3])


def test_a_picture_comes_at_the_size_that_was_asked_for(picture: bytes) -> None:
    seen = look(ScreenWish(picture, 400))
    assert (seen.across, seen.down, seen.width, seen.height) == (400, 300, 800, 600)
    assert (color(seen, 0, 0), color(seen, 399, 299)) == (RED, BLUE)


def test_a_part_comes_in_more_detail(picture: bytes) -> None:
    seen = look(ScreenWish(picture, 400, (400, 300, 800, 600)))
    assert (seen.across, seen.down, seen.width) == (400, 300, 800)
    assert {color(seen, x, y) for x in (0, 399) for y in (0, 299)} == {BLUE}


@pytest.mark.parametrize("box", [(-50, -50, 9000, 9000), (799, 599, 800, 600), (900, 700, 900, 700), (5, 5, 5, 5)])
def test_a_part_that_reaches_out_of_the_picture_is_cut_off(picture: bytes, box: tuple[int, int, int, int]) -> None:
    seen = look(ScreenWish(picture, 400, box))
    assert 0 < seen.across <= 400
    assert 0 < seen.down <= 400


def test_more_than_a_message_holds_is_not_sent(picture: bytes) -> None:
    assert look(ScreenWish(picture, 100_000)).across <= MOST_EDGE


def test_what_cannot_be_decoded_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 no picture")
    for path in (broken, tmp_path / "none.jpg"):
        seen = look(ScreenWish(os.fsencode(path), 400))
        assert (seen.pixels, bool(seen.trouble)) == (b"", True)


@pytest.mark.parametrize("across", [3, -1, 10**9])
def test_pixels_that_are_not_as_many_as_is_said_are_no_reply(across: int) -> None:
    reply = msgspec.msgpack.encode((bytes(12), across, 2, 4, 4, ""))
    with pytest.raises(msgspec.DecodeError):
        decode_screen_picture(reply)

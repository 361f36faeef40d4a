from __future__ import annotations

import os
from pathlib import Path

import pytest

from officer_exposure.disk.files import open_file
from officer_exposure.examining import Examined, FileJob, examine_file
from officer_exposure.model import Audience, Stage
from officer_exposure.stamp import stamp_of
from tests.core.parsing.build_jpeg import jpeg
from tests.core.unruly_check import CHECK

PHOTO = jpeg() + bytes(200_000)
EDGE = 64 * 1024


def examined(path: Path, known: bytes | None) -> Examined:
    root = len(os.fsencode(path.parent)) + 1
    return examine_file(FileJob("photos", Audience.UNKNOWN, os.fsencode(path), root, Stage.METADATA, known), [CHECK])


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "find.jpg"
    path.write_bytes(PHOTO)
    return path


def test_a_file_is_stamped_only_where_that_is_asked_for(photo: Path) -> None:
    assert examined(photo, None).stamp == b""
    assert len(examined(photo, b"").stamp) == 16


def test_an_unchanged_file_is_not_judged_again(photo: Path) -> None:
    first = examined(photo, b"")
    again = examined(photo, first.stamp)
    assert (first.outcomes, first.unchanged) == ("f", False)
    assert (again.outcomes, again.findings, again.unchanged, again.stamp) == ("", (), True, first.stamp)


@pytest.mark.parametrize("at", [0, 30, EDGE - 1, len(PHOTO) - EDGE, len(PHOTO) - 1])
def test_an_edit_near_an_edge_is_noticed_although_size_and_time_are_put_back(photo: Path, at: int) -> None:
    first, before = examined(photo, b""), photo.stat()
    edited = bytearray(PHOTO)
    edited[at] ^= 1
    photo.write_bytes(edited)
    os.utime(photo, ns=(before.st_atime_ns, before.st_mtime_ns))
    again = examined(photo, first.stamp)
    assert not again.unchanged
    assert again.stamp != first.stamp


@pytest.mark.parametrize("size", [1, 2, EDGE - 1, EDGE, EDGE + 1, 2 * EDGE - 1, 2 * EDGE])
def test_every_byte_of_a_small_file_counts(tmp_path: Path, size: int) -> None:
    path = tmp_path / "file"
    stamps = []
    places = sorted({0, size // 2, size - 1})
    for at in places:
        data = bytearray(size)
        data[at] = 1
        path.write_bytes(data)
        os.utime(path, ns=(0, 0))
        with open_file(os.fsencode(path)) as file:
            stamps.append(stamp_of(file))
            assert file.stream.tell() == 0
    assert len(set(stamps)) == len(places)


def test_a_changed_time_alone_makes_it_look_changed(photo: Path) -> None:
    first = examined(photo, b"")
    os.utime(photo, ns=(0, 12345))
    assert not examined(photo, first.stamp).unchanged


def test_what_a_failure_left_open_is_tried_again(tmp_path: Path) -> None:
    for name, holds in {"bug.jpg": False, "memory.jpg": False, "cannot.jpg": True, "part.jpg": True}.items():
        path = tmp_path / name
        path.write_bytes(PHOTO)
        assert bool(examined(path, b"").stamp) is holds, name


def test_an_unreadable_file_has_no_stamp(tmp_path: Path) -> None:
    path = tmp_path / "find.jpg"
    path.write_bytes(b"not a picture")
    assert (examined(path, b"").unreadable != "", examined(path, b"").stamp) == (True, b"")


def test_what_a_part_is_about_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "part.jpg"
    path.write_bytes(PHOTO)
    (missed,) = examined(path, b"").missed
    assert (missed.check, missed.reason) == ("test.unruly", "A part could not be judged.")

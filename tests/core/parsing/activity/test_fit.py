"""FIT files: every message layout that hides or shows a place."""

from __future__ import annotations

import logging
import struct
from pathlib import Path

import pytest

from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.byte_view import DAMAGED
from officer_exposure.places.whereabouts import unpack
from tests.core.parsing.activity.build_recordings import (
    HOME,
    NOON,
    PARK,
    fit,
    fit_definition,
    fit_file,
    fit_record,
    points_of,
    read_recording,
    rounded,
    semicircles,
    way,
)
from tests.shared_data import needs_shared, shared

_NOWHERE = 0x7FFF_FFFF


def _session(north: float, east: float, sport: int = 1) -> bytes:
    definition = fit_definition(1, 18, ((3, 4), (4, 4), (5, 1)))
    return definition + b"\1" + struct.pack("<iiB", semicircles(north), semicircles(east), sport)


def test_either_byte_order_is_read() -> None:
    (track,) = read_recording(fit(way(), order=">")).whereabouts.tracks
    assert points_of(track) == rounded(way())


def test_the_session_names_the_sport_and_may_tell_a_start_that_was_cut_off() -> None:
    found = read_recording(fit(way()[2:], _session(*HOME))).whereabouts
    assert found.tracks[0].sport == "running"
    assert [(round(stay.latitude, 5), round(stay.longitude, 5)) for stay in found.stays[:1]] == [HOME]
    whole = read_recording(fit(way(), _session(*HOME))).whereabouts
    assert len(whole.stays) == len(found.stays) - 1


def test_a_saved_place_has_the_name_its_owner_gave_it() -> None:
    definition = fit_definition(2, 29, ((0, 8), (1, 4), (2, 4)))
    place = b"\2" + b"Home\0\0\0\0" + struct.pack("<ii", semicircles(HOME[0]), semicircles(HOME[1]))
    found = read_recording(fit_file(definition + place))
    (stay,) = found.whereabouts.stays
    assert (stay.said, round(stay.latitude, 5)) == ("home", HOME[0])
    assert Tag("FIT:LocationName", "Home") in found.tags


def test_compressed_times_count_on() -> None:
    bare = fit_definition(1, 20, ((0, 4), (1, 4)))
    offset = (NOON + 5 - 631_065_600) & 31
    point = bytes((0x80 | 1 << 5 | offset,)) + struct.pack("<ii", semicircles(PARK[0]), semicircles(PARK[1]))
    (track,) = read_recording(fit([(*HOME, NOON)], bare, point)).whereabouts.tracks
    assert points_of(track) == rounded([(*HOME, NOON), (*PARK, NOON + 5)])


def test_fields_of_developers_are_stepped_over() -> None:
    definition = bytearray(fit_definition(3, 20, ((253, 4), (0, 4), (1, 4))))
    definition[0] |= 0x20
    point = b"\3" + fit_record(*PARK, NOON + 9)[1:] + b"\xaa\xbb"
    (track,) = read_recording(fit([(*HOME, NOON)], bytes(definition) + b"\1\0\2\0", point)).whereabouts.tracks
    assert points_of(track) == rounded([(*HOME, NOON), (*PARK, NOON + 9)])


def test_files_behind_each_other_are_all_read() -> None:
    later = [(north, east, (time or 0) + 300) for north, east, time in way()]
    (track,) = read_recording(fit(way()) + fit(later)).whereabouts.tracks
    assert len(track.points) // 12 == 10


def test_no_position_is_none_and_a_file_without_places_is_clean() -> None:
    nothing = b"\0" + struct.pack("<Iii", NOON - 631_065_600, _NOWHERE, _NOWHERE)
    found = read_recording(fit([], nothing))
    assert not found.whereabouts
    assert found.problems == []


@pytest.mark.parametrize(
    "message",
    [b"\x05" + b"\0" * 12, fit_record(*PARK, NOON + 10**9), b"\x40\0\0"],
    ids=["a layout that was never told", "a time in thirty years", "a definition that ends"],
)
def test_damage_costs_what_comes_after_it(message: bytes) -> None:
    found = read_recording(fit(way(), message))
    (track,) = found.whereabouts.tracks
    assert points_of(track) == rounded(way())
    assert track.cut
    assert found.problems == [DAMAGED]


def _by_fitdecode(path: Path) -> list[tuple[int, int]]:
    import fitdecode  # type: ignore[import-untyped] # it ships no types

    logging.getLogger("fitdecode").disabled = True
    points: list[tuple[int, int]] = []
    try:
        with fitdecode.FitReader(str(path), check_crc=fitdecode.CrcCheck.DISABLED) as frames:
            for frame in frames:
                if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name == "record":
                    place = [frame.get_raw_value(name, fallback=None) for name in ("position_lat", "position_long")]
                    if all(isinstance(value, int) for value in place):
                        points.append((place[0], place[1]))
    except fitdecode.FitError:
        pass
    return points


@needs_shared
def test_real_files_give_the_points_that_fitdecode_finds() -> None:
    read = 0
    for path in sorted(shared("data/exports/activity_files").rglob("*.fit")):
        if path.stat().st_size > 150_000:
            continue  # fitdecode takes seconds for them
        expected = [place for place in _by_fitdecode(path) if place != (0, 0)]
        try:
            tracks = read_recording(path.read_bytes()).whereabouts.tracks
        except ParseError:
            tracks = ()
        ours = [(semicircles(north), semicircles(east)) for track in tracks for north, east, _ in unpack(track.points)]
        assert len(ours) >= len(expected) - 1, path.name  # a point behind a mad clock is damage to us
        for one, other in zip(ours, expected, strict=False):
            assert max(abs(one[0] - other[0]), abs(one[1] - other[1])) <= 2, path.name
        read += bool(ours)
    assert read >= 12

"""What cameras weave into coded pictures: overwritten where it stands, named where it must stay."""

from __future__ import annotations

from struct import pack

import pytest

from officer_exposure.remedy.interface import What
from tests.core.parsing.build_boxes import box
from tests.core.remedy.build_film import AVC_CONFIGURATION, TrackPlan, cleaned, film, names, picture_entry, unit

_MDPM = bytes.fromhex("17ee8c60f84d11d98cd60800200c9a66") + b"MDPM\x05\xb2N\0\0\0\xb3\0\x25\x00\x01"
_X264 = bytes.fromhex("dc45e9bde6d948b7962cd820d923eeef") + b"x264 - core 164"
_CAPTIONS = b"\xb5\0\x31GA94\3\xc1\xff\xfc\x80\x80\xff"
_PICTURE = unit(b"\x65", bytes(range(1, 60)))
_HEVC = box(b"hvcC", bytes(21) + b"\3\0")


def _message(kind: int, content: bytes) -> bytes:
    return bytes([kind, len(content)]) + content


def _guarded(data: bytes) -> bytes:
    """With the guards that keep false start codes out of a unit."""
    found, zeros = bytearray(), 0
    for byte in data:
        if zeros == 2 and byte <= 3:
            found.append(3)
            zeros = 0
        zeros = zeros + 1 if byte == 0 else 0
        found.append(byte)
    return bytes(found)


def _film(*messages: bytes, hevc: bool = False) -> bytes:
    head, configuration = (b"\x4e\1", _HEVC) if hevc else (b"\6", AVC_CONFIGURATION)
    entry = picture_entry(b"hvc1" if hevc else b"avc1", configuration)
    seen = unit(b"\x28\1" if hevc else b"\x65", bytes(range(1, 60)))
    return film(TrackPlan(b"vide", entry, (unit(head, _guarded(b"".join(messages) + b"\x80")) + seen, seen)))


@pytest.mark.parametrize("hevc", [False, True])
@pytest.mark.parametrize("what", list(What))
def test_a_camera_s_notes_are_overwritten(hevc: bool, what: What) -> None:
    original = _film(_message(1, b"\1\2"), _message(5, _MDPM), _message(6, b"\x77\x88"), hevc=hevc)
    copy, rewritten = cleaned(original, what)
    assert b"MDPM" not in copy
    assert _MDPM[:16] not in copy
    assert "clock, settings or positions that the camera wove into the pictures" in names(rewritten)
    assert rewritten.notes
    for shown in (b"\1\2\1\2", b"\6\2\x77\x88", bytes(range(1, 60))):
        assert shown in copy


def test_guards_stay_where_they_are_so_that_nothing_moves() -> None:
    note = bytes.fromhex("00112233445566778899aabbccddeeff") + b"home" + bytes(6) + pack(">d", 37.7749) + b"end."
    copy, _ = cleaned(_film(_message(5, note), _message(6, b"\x77\x88")))
    assert b"home" not in copy
    assert b"end." not in copy
    assert copy.count(b"\0\0\3") >= 2
    assert b"\6\2\x77\x88" in copy


@pytest.mark.parametrize("content", [_X264, bytes.fromhex("b9edb9305d214b7183712c10a314bb29")])
def test_what_an_encoder_says_of_itself_stays_and_is_named(content: bytes) -> None:
    copy, rewritten = cleaned(_film(_message(5, content)))
    assert content in copy
    assert bool(rewritten.kept) == (content == _X264)
    assert not rewritten.notes


def test_captions_stay() -> None:
    copy, rewritten = cleaned(_film(_message(4, _CAPTIONS)))
    assert _CAPTIONS in copy
    assert not rewritten.notes


def test_an_unknown_maker_s_data_goes() -> None:
    copy, _ = cleaned(_film(_message(4, b"\x26\0\1latitude 37.77")))
    assert b"37.77" not in copy


def test_the_name_of_an_encoder_beside_the_pictures_goes() -> None:
    named = _message(5, bytes.fromhex("2ca2de09b51747dbbb55a4fe7fc2fc4e") + b"x265 (build 199)")
    sei = b"\x4e\1" + named + b"\x80"
    body = bytes(21) + b"\3\2" + b"\x20\0\1\0\4vps1" + b"\x27\0\1" + pack(">H", len(sei)) + sei
    entry = picture_entry(b"hvc1", box(b"hvcC", body))
    copy, rewritten = cleaned(film(TrackPlan(b"vide", entry, (unit(b"\x28\1", b"picture"),))))
    assert b"x265" not in copy
    assert b"vps1" in copy
    assert "the name of the program that encoded a track" in names(rewritten)

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from officer_exposure.artifact import Metadata, PersonTag, Preview
from officer_exposure.parsing.exif.block import read_exif
from tests.core.parsing.build_tiff import Blob, Directory, Field, Value, build_directory, build_tiff
from tests.shared_data import needs_shared, shared

ORDERS = pytest.mark.parametrize("order", ["<", ">"])
LONG_SERIAL = "NH0123456789"
PHASE_ONE = struct.pack("<10I", 2, 0, 0x0102, 1, 9, 52, 0, 0, 0, 0) + b"CD000123\0"


def read(make: str, note: Value, order: str = "<", model: str = "X") -> Metadata:
    into = Metadata()
    read_exif(build_tiff({0x010F: make, 0x0110: model, 0x8769: {0x927C: note}}, order=order), into)
    return into


def found(into: Metadata) -> dict[str, str]:
    return {tag.name.removeprefix("MakerNote:"): tag.value for tag in into.tags if tag.name.startswith("MakerNote:")}


def absolute(directory: Directory, order: str = "<", head: bytes = b"") -> Callable[[int], bytes]:
    """A note whose offsets count from the block."""
    return lambda offset: head + build_directory(directory, offset + len(head), order)


def relative(directory: Directory, order: str, head: bytes) -> bytes:
    """A note whose offsets count from its own beginning."""
    return head + build_directory(directory, len(head), order)


@ORDERS
def test_canon(order: str) -> None:
    directory: Directory = {
        0x09: "Ann Other",
        0x0C: 1234567890,
        0x96: b"AB0012345\xff\xff",
        0x4019: b"\0\0\x05\xe4\xd2",
    }
    assert found(read("Canon", absolute(directory, order), order)) == {
        "OwnerName": "Ann Other",
        "SerialNumber": "1234567890",
        "InternalSerialNumber": "AB0012345",
        "LensSerialNumber": "000005e4d2",
    }


@pytest.mark.parametrize(
    ("model", "number", "serial"),
    [("EOS D30", 0x12340007, "123400007"), ("EOS-1D", 4321, "004321"), ("EOS 10D", 760204690, "0760204690")],
)
def test_canon_prints_its_number_by_model(model: str, number: int, serial: str) -> None:
    assert found(read("Canon", absolute({0x0C: Field(4, 1, struct.pack("<I", number))}), model=model)) == {
        "SerialNumber": serial
    }


def test_canon_5d_keeps_the_internal_number_behind_nine_bytes() -> None:
    note = absolute({0x96: bytes(9) + b"KQ0077032\0"})
    assert found(read("Canon", note, model="Canon EOS 5D")) == {"InternalSerialNumber": "KQ0077032"}


def test_a_canon_note_that_was_moved_is_read_by_its_footer() -> None:
    def note(offset: int) -> bytes:
        written_at = offset - 30
        return build_directory({0x09: "Ann Other"}, written_at) + b"II*\0" + struct.pack("<I", written_at)

    assert found(read("Canon", note)) == {"OwnerName": "Ann Other"}


def test_a_note_that_was_moved_far_is_read_where_it_stands() -> None:
    head = b"Panasonic\0\0\0"
    note = head + build_directory({0x25: LONG_SERIAL.encode()}, 70_000)
    assert found(read("Panasonic", note)) == {"InternalSerialNumber": LONG_SERIAL}


@ORDERS
@pytest.mark.parametrize("note_order", ["<", ">"])
def test_nikon_with_its_own_header(order: str, note_order: str) -> None:
    note = b"Nikon\0\x02\x10\0\0" + build_tiff({0x1D: "2012345", 0xA0: "NO= 20012345"}, order=note_order)
    assert "SerialNumber" in found(read("NIKON CORPORATION", note, order))


def test_nikon_without_a_header() -> None:
    assert found(read("NIKON", absolute({0xA0: LONG_SERIAL}))) == {"SerialNumber": LONG_SERIAL}


@pytest.mark.parametrize(
    ("encoding", "name"), [(1, "Köln Dom".encode()), (2, "Köln Dom".encode("utf-16-be"))], ids=["utf8", "utf16"]
)
def test_nikon_names_the_place(encoding: int, name: bytes) -> None:
    data = b"0100" + bytes([encoding]) + b"DE\0" + b"\0" + name.ljust(70, b"\0")
    note = b"Nikon\0\x02\x10\0\0" + build_tiff({0x39: data}, order=">")
    assert found(read("NIKON CORPORATION", note)) == {"CountryCode": "DE", "Location": "Köln Dom"}


@ORDERS
@pytest.mark.parametrize("head", [b"OLYMPUS\0II\3\0", b"OM SYSTEM\0\0\0II\4\0"])
def test_olympus(order: str, head: bytes) -> None:
    equipment: Directory = {0x101: LONG_SERIAL, 0x102: "4046000512345678", 0x202: "LENS-0042"}
    expected = {
        "SerialNumber": LONG_SERIAL,
        "InternalSerialNumber": "4046000512345678",
        "LensSerialNumber": "LENS-0042",
    }
    assert found(read("OLYMPUS", relative({0x2010: equipment}, order, head), order)) == expected


def test_olympus_with_offsets_from_the_block() -> None:
    note = absolute({0x0404: LONG_SERIAL, 0x2010: {0x202: "LENS-0042"}}, head=b"OLYMP\0\1\0")
    assert found(read("OLYMPUS OPTICAL", note)) == {"SerialNumber": LONG_SERIAL, "LensSerialNumber": "LENS-0042"}


def test_panasonic_names_people_and_places() -> None:
    faces = struct.pack("<HH", 2, 0) + b"Ann".ljust(20, b"\0") + bytes(28) + b"Bob".ljust(20, b"\0") + bytes(76)
    places: dict[int, Value] = {
        0x67: b"Home\0",
        0x69: b"Germany\0",
        0x6B: b"---\0",
        0x6D: b"Bonn\0",
        0x6F: b"Poppelsdorf\0",
    }
    into = read("Panasonic", absolute({0x61: faces, 0x66: b"Mia\0".ljust(64, b"\0")} | places, head=b"Panasonic\0\0\0"))
    assert into.people == [
        PersonTag("MakerNote:RecognizedFaceName", "Ann"),
        PersonTag("MakerNote:RecognizedFaceName", "Bob"),
        PersonTag("MakerNote:BabyName", "Mia"),
    ]
    assert found(into) == {"Location": "Home", "Country": "Germany", "City": "Bonn", "Landmark": "Poppelsdorf"}


def test_fujifilm() -> None:
    record = bytearray(62)
    struct.pack_into("<II", record, 30, 3, 8 * 2 + 62)
    faces = struct.pack("<IIII", 16, 62, 0, 0) + bytes(record) + b"Ann"
    note = b"FUJIFILM\x0c\0\0\0" + build_directory({0x10: "FPX20017035", 0x4282: faces}, 12)
    into = read("FUJIFILM", note, ">")
    assert found(into) == {"InternalSerialNumber": "FPX20017035"}
    assert into.people == [PersonTag("MakerNote:FaceName", "Ann")]


@pytest.mark.parametrize(
    ("make", "head", "directory", "expected"),
    [
        ("PENTAX", b"PENTAX \0II", {0x0229: "1234567"}, {"SerialNumber": "1234567"}),
        ("RICOH IMAGING", b"RICOH\0II", {0x0229: "1234567"}, {"SerialNumber": "1234567"}),
        (
            "Apple",
            b"Apple iOS\0\0\x01II",
            {0x11: "8A5C-11", 0x2B: "77F0-AA"},
            {"ContentIdentifier": "8A5C-11", "PhotoIdentifier": "77F0-AA"},
        ),
        ("motorola", b"MOT\0\0\0\0\0", {0x5501: "ZY2238TJ4V"}, {"SerialNumber": "ZY2238TJ4V"}),
        ("LEICA CAMERA AG", b"LEICA\0\1\0", {0x0305: 4012345}, {"SerialNumber": "4012345"}),
        ("Leica Camera AG", b"LEICA0\0\0", {0x3000: {0x3103: "4012345"}}, {"SerialNumber": "4012345"}),
    ],
)
def test_notes_with_offsets_of_their_own(
    make: str, head: bytes, directory: Directory, expected: dict[str, str]
) -> None:
    assert found(read(make, relative(directory, "<", head))) == expected


@pytest.mark.parametrize(
    ("make", "head", "directory", "expected"),
    [
        ("PENTAX", b"AOC\0II", {0x0229: "1234567"}, {"SerialNumber": "1234567"}),
        ("RICOH", b"Ricoh\0\0\0", {0x05: b"AB1200012345"}, {"SerialNumber": "AB1200012345"}),
        ("RICOH", b"Ricoh\0\0\0", {0x05: bytes(range(16))}, {"InternalSerialNumber": bytes(range(16)).hex()}),
        ("SIGMA", b"SIGMA\0\0\0\1\0", {0x02: "1000123"}, {"SerialNumber": "1000123"}),
        (
            "SAMSUNG",
            b"",
            {0x30: b"Seoul\0 Jongno\0\0", 0xA002: "A1B2C3D4"},
            {"LocalLocationName": "Seoul; Jongno", "SerialNumber": "A1B2C3D4"},
        ),
        ("SONY", b"SONY DSC \0\0\0", {0x2031: "78563412"}, {"SerialNumber": "12345678"}),
        ("LEICA", b"LEICA\0\0\0", {0x25: b"F100611150042"}, {"InternalSerialNumber": "F100611150042"}),
        ("Nintendo", b"", {0x1101: bytes(24) + b"\1\2\3\4"}, {"InternalSerialNumber": "01020304"}),
    ],
)
def test_notes_with_offsets_from_the_block(
    make: str, head: bytes, directory: Directory, expected: dict[str, str]
) -> None:
    assert found(read(make, absolute(directory, head=head))) == expected


PICTURE = b"\xff\xd8\xff\xdb" + bytes(120) + b"\xff\xd9"


def canon_record(offset: int) -> bytes:
    return struct.pack("<6I", 0, 2, len(PICTURE), 160, 120, offset + 24) + PICTURE


@pytest.mark.parametrize(
    ("make", "note"),
    [
        ("NIKON", b"Nikon\0\x02\x10\0\0" + build_tiff({0x11: {0x0201: Blob(PICTURE), 0x0202: len(PICTURE)}})),
        ("OLYMPUS", absolute({0x2020: {0x0101: Blob(PICTURE), 0x0102: len(PICTURE)}}, head=b"OLYMP\0\1\0")),
        ("Minolta", absolute({0x88: Blob(PICTURE), 0x89: len(PICTURE)})),
        ("PENTAX", absolute({0x03: len(PICTURE), 0x04: Blob(PICTURE)}, head=b"AOC\0II")),
        ("SONY", absolute({0x2001: bytes(32) + PICTURE}, head=b"SONY DSC \0\0\0")),
        ("Canon", absolute({0xB6: canon_record})),
    ],
    ids=["Nikon", "Olympus", "Minolta", "Pentax", "Sony", "Canon"],
)
def test_a_preview_in_a_note_is_placed_in_the_file(make: str, note: Value) -> None:
    block = build_tiff({0x010F: make, 0x8769: {0x927C: note}})
    into = Metadata()
    read_exif(block, into, base=1000)
    assert into.previews == [Preview("preview", 1000 + block.index(PICTURE), len(PICTURE))]


def test_samsung_names_a_face() -> None:
    assert read("SAMSUNG", absolute({0x0123: "Mother"})).people == [PersonTag("MakerNote:FaceName", "Mother")]


@pytest.mark.parametrize(
    ("model", "start", "length"), [("ILCE-6000", 0x7C, 4), ("SLT-A77V", 0xF0, 5), ("ILCE-9", 0x88, 6)]
)
def test_sony_enciphers_the_internal_number(model: str, start: int, length: int) -> None:
    plain = bytearray(400)
    plain[start : start + length] = bytes(range(10, 10 + length))
    enciphered = bytes(value**3 % 249 if value < 249 else value for value in plain)
    serial = bytes(range(10, 10 + length)).hex()
    assert found(read("SONY", absolute({0x9050: enciphered}), model=model)) == {"InternalSerialNumber": serial}


@pytest.mark.parametrize(
    ("make", "note", "expected"),
    [
        ("HP", b"IIII\4\0".ljust(0x5C, b"\0") + b"SERIAL NUMBER:CN5A0042", {"SerialNumber": "CN5A0042"}),
        ("HP", b"IIII\4\0".ljust(0x5C, b"\0") + b"SOMETHING ELSE CN5A0042", {}),
        ("EASTMAN KODAK COMPANY", b"KCXFV53601234 ".ljust(64, b"\0"), {"SerialNumber": "KCXFV53601234"}),
        ("RECONYX", b"\x01\xf1".ljust(42, b"\0") + "H500EG1234".encode("utf-16-le"), {"SerialNumber": "H500EG1234"}),
        (
            "RECONYX",
            b"RECONYXUF\0".ljust(0x4B, b"\0") + b"U5001234".ljust(15, b"\0") + b"back yard",
            {"SerialNumber": "U5001234", "UserLabel": "back yard"},
        ),
        ("DJI", b"[ae_dbg_info:1][sensor_id:5E12AB]", {"SensorID": "5E12AB"}),
        ("Phase One", b"IIIITwaR\x0c\0\0\0" + PHASE_ONE, {"SerialNumber": "CD000123"}),
    ],
)
def test_notes_without_a_directory(make: str, note: bytes, expected: dict[str, str]) -> None:
    assert found(read(make, note)) == expected


@pytest.mark.parametrize("filler", ["0000000000", "---", "   ", ""])
def test_a_filler_is_no_serial_number(filler: str) -> None:
    assert found(read("Canon", absolute({0x09: filler, 0x0C: 0}))) == {}


def test_an_unknown_note_says_nothing() -> None:
    assert found(read("Nobody", b"who knows what this is, Ann Other perhaps")) == {}


@ORDERS
def test_a_note_kept_in_the_private_data_of_a_dng(order: str) -> None:
    def private(offset: int) -> bytes:
        note = build_directory({0x09: "Ann Other"}, 900, order)
        mark = b"II" if order == "<" else b"MM"
        other = b"CRW " + struct.pack(">I", 3) + b"abc\0"
        return b"Adobe\0" + other + b"MakN" + struct.pack(">I2sI", len(note) + 6, mark, 900) + note

    into = Metadata()
    read_exif(build_tiff({0x010F: "Canon", 0xC634: private}), into)
    assert found(into) == {"OwnerName": "Ann Other"}


@needs_shared
@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("jhead__canon-300d.jpg", "SerialNumber"),
        ("nom-exif__endless_loop.jpg", "InternalSerialNumber"),
        ("jhead__iptc1.jpg", "SerialNumber"),
        ("jhead__no-thumb-pointer.jpg", "InternalSerialNumber"),
        ("php-exif__mongolia.jpeg", "SerialNumber"),
        ("jhead__gpsinfo.jpg", "InternalSerialNumber"),
    ],
)
def test_real_notes(name: str, field: str) -> None:
    data = shared("data/photos/files").joinpath(name).read_bytes()
    start = data.index(b"Exif\0\0")
    into = Metadata()
    read_exif(data[start : start + 65_000], into)
    assert field in found(into)

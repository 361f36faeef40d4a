"""Whatever the bytes: values or ParseError, in bounded time, without large allocations."""

from __future__ import annotations

import struct
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.exif.block import read_exif
from officer_exposure.parsing.tiff.raw import read_raf, read_tiff
from officer_exposure.parsing.tiff.wrapped import read_mrw
from tests.core.parsing.build_tiff import Blob, Directory, Inline, Value, build_directory, build_tiff, gps

_SECONDS = 3.0
"""Far above what any block takes; a loop that never ends is what this shows."""

_MOST_MEMORY = 24 * 1024 * 1024
_MAKES = ["Canon", "NIKON", "OLYMPUS", "Panasonic", "FUJIFILM", "SONY", "PENTAX", "RICOH", "SAMSUNG", "Apple", "DJI"]
_MAKES += ["LEICA", "Leica Camera AG", "EASTMAN KODAK", "SIGMA", "Phase One", "RECONYX", "Nintendo", "HP", "motorola"]
_HEADS = [
    b"",
    b"Nikon\0\x02\x10\0\0II*\0\x08\0\0\0",
    b"OLYMPUS\0II\3\0",
    b"OLYMP\0\1\0",
    b"Panasonic\0\0\0",
    b"AOC\0II",
]
_HEADS += [
    b"FUJIFILM\x0c\0\0\0",
    b"SONY DSC \0\0\0",
    b"PENTAX \0II",
    b"Ricoh\0\0\0",
    b"Apple iOS\0\0\x01MM",
    b"LEICA0\0\0",
]
_HEADS += [b"SIGMA\0\0\0\1\0", b"MM\0*\0\0\0\x08", b"IIIITwaR\x0c\0\0\0", b"\x01\xf1", b"RECONYXUF\0", b"[ae_dbg_info:"]


def bounded(read: Callable[[], None]) -> None:
    """Run `read`; it may refuse the bytes, but neither raise anything else nor take long."""
    start = time.perf_counter()
    with suppress(ParseError):
        read()
    assert time.perf_counter() - start < _SECONDS


def read_block(block: bytes) -> Metadata:
    into = Metadata()
    bounded(lambda: read_exif(block, into))
    return into


def read_files(data: bytes) -> None:
    for reader in (read_tiff, read_raf, read_mrw):
        bounded(lambda reader=reader: reader(ByteView.of(data), Metadata()))  # type: ignore[misc]  # bound to this turn of the loop


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=400), st.sampled_from([b"", b"II*\0", b"MM\0*", b"II+\0\x08\0\0\0", b"Exif\0\0MM\0*\0\0\0\x08"])
)
def test_any_bytes(data: bytes, head: bytes) -> None:
    read_block(head + data)
    read_files(head + data)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), order=st.sampled_from("<>"), make=st.sampled_from(_MAKES), head=st.sampled_from(_HEADS))
def test_a_real_block_with_bytes_changed(data: st.DataObject, order: str, make: str, head: bytes) -> None:
    note: Directory = {
        0x09: "Ann",
        0x10: "A1",
        0x1D: "S1",
        0x25: "P1",
        0x61: bytes(160),
        0x2010: {0x101: "S"},
        0x9050: bytes(300),
    }
    exif: dict[int, Value] = {0x9003: "2024:05:06", 0xA431: "S-1", 0x9286: b"ASCII\0\0\0home"}
    exif[0x927C] = lambda offset: head + build_directory(note, offset + len(head), order)
    pictures: list[Directory] = [{0x0103: 6}, {0x010E: "x"}]
    first: Directory = {0x010F: make, 0x8769: exif, 0x8825: gps(48.1, 11.5), 0x014A: pictures}
    block = bytearray(build_tiff(first, order=order, thumbnail=b"\xff\xd8\xff\xd9"))
    for _ in range(data.draw(st.integers(1, 8))):
        block[data.draw(st.integers(8, len(block) - 1))] = data.draw(st.sampled_from([0, 1, 7, 0x7F, 0x80, 0xFF]))
    cut = data.draw(st.integers(8, len(block)))
    read_block(bytes(block[:cut]))
    read_files(bytes(block[:cut]))


def chain(order: str = "<") -> bytes:
    """A directory that names itself as the next, as Exif, as GPS and as sub-directory."""
    entries = [(tag, 4, 1, 8) for tag in (0x014A, 0x8769, 0x8825)]
    packed = b"".join(struct.pack(order + "HHII", *entry) for entry in entries)
    return b"II*\0\x08\0\0\0" + struct.pack(order + "H", len(entries)) + packed + struct.pack(order + "I", 8)


def test_a_directory_that_names_itself() -> None:
    read_block(chain())


def test_two_directories_that_name_each_other() -> None:
    block = bytearray(build_tiff({0x010E: "first"}, {0x010E: "second"}))
    second = block.index(struct.pack("<H", 1), 9)
    struct.pack_into("<I", block, second + 14, 8)
    assert {tag.value for tag in read_block(bytes(block)).tags} == {"first", "second"}


def test_a_directory_of_65535_entries() -> None:
    entry = struct.pack("<HHII", 0x8825, 4, 1, 8)
    read_block(b"II*\0\x08\0\0\0\xff\xff" + entry * 65_535 + bytes(4))


def test_a_directory_that_says_65535_entries_and_has_one_finds_the_one() -> None:
    block = bytearray(build_tiff({0x013B: "Ann Other"}))
    struct.pack_into("<H", block, 8, 0xFFFF)
    into = read_block(bytes(block))
    assert [tag.value for tag in into.tags] == ["Ann Other"]
    assert into.problems


@pytest.mark.parametrize("kind", [1, 2, 3, 5, 7, 12])
@pytest.mark.parametrize("tag", [0x010E, 0x02BC, 0x83BB, 0x8649, 0x014A, 0x8769, 0x8825, 0x9286, 0x927C, 0xC634])
def test_a_count_of_four_billion(tag: int, kind: int) -> None:
    field = Inline(kind, 0xFFFFFFFF, struct.pack("<I", 8))
    directory: Directory = {0x010F: "Canon", tag: field, 0x8825: gps(48.1, 11.5)} if tag != 0x8825 else {tag: field}
    tracemalloc.start()
    into = read_block(build_tiff(directory))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < _MOST_MEMORY
    assert len(into.positions) == (tag != 0x8825)


@pytest.mark.parametrize("tag", [0x010E, 0x02BC, 0x014A, 0x8769, 0x8825, 0x927C, 0x0201])
@pytest.mark.parametrize("offset", [0, 1, 7, 0x7FFFFFFF, 0xFFFFFFFF])
def test_an_offset_beyond_the_end(tag: int, offset: int) -> None:
    pointer = Inline(4, 1 if tag != 0x010E else 99, struct.pack("<I", offset))
    read_block(build_tiff({0x010F: "Canon", 0x0202: 99, tag: pointer}))


def test_the_maker_note_on_which_exifread_hangs() -> None:
    """A count of 1,006,641,184: `exifread` with details reads that many values one by one."""
    for make in _MAKES:
        note = Inline(7, 1_006_641_184, struct.pack("<I", 8))
        read_block(build_tiff({0x010F: make, 0x8769: {0x927C: note}}))


def nested(depth: int) -> Directory:
    directory: Directory = {0x8825: gps(48.1, 11.5)}
    for _ in range(depth):
        directory = {0x014A: directory}
    return directory


def test_sub_directories_nested_deeply() -> None:
    assert len(read_block(build_tiff(nested(20))).positions) == 1
    assert read_block(build_tiff(nested(200))).problems


def test_sub_directories_that_multiply() -> None:
    pointers = struct.pack("<32I", *range(100, 228, 4))
    read_block(b"II*\0\x08\0\0\0\1\0" + struct.pack("<HHII", 0x014A, 4, 32, 100) + bytes(78) + pointers * 300)


def test_what_makes_exifread_read_for_ever_is_cut_short() -> None:
    """Thousands of GPS pointers to one long directory, none of them to be followed twice by us."""
    pointers = struct.pack("<HHII", 0x8825, 4, 1, 60_000) * 4000
    block = b"II*\0\x08\0\0\0" + struct.pack("<H", 4000) + pointers
    block = block.ljust(60_000, b"\0") + struct.pack("<H", 400) + struct.pack("<HHII", 2, 5, 900, 100) * 400
    read_block(block)


def test_a_chain_of_long_directories_that_overlap() -> None:
    """Each begins inside the one before and says 4,000 entries."""
    block = bytearray(b"II*\0\x08\0\0\0" + b"\xa0\x0f\x82\x88\x05\0\xff\0\0\0\x40\0" * 5400)
    read_block(bytes(block))


@pytest.mark.parametrize("written_at", [0, 500, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_note_that_says_it_was_written_elsewhere(written_at: int) -> None:
    """The offsets in it then point anywhere, before the beginning of the file as well."""
    equipment: Directory = {0x2010: Inline(4, 1, bytes(4)), 0x09: "Ann Other", 0x0404: "S-1"}
    head = b"Adobe\0MakN" + struct.pack(">I2sI", 206, b"II", written_at)
    canon = build_directory(equipment, 0).ljust(192, b"\0") + b"II*\0" + struct.pack("<I", written_at)
    for make, note in (("Canon", canon), ("OLYMPUS", b"OLYMP\0\1\0" + canon[:192])):
        block = build_tiff({0x010F: make, 0xC634: head + note, 0x8769: {0x927C: note}})
        read_block(block)
        read_files(block)


@pytest.mark.parametrize("kept", range(8, 40))
def test_a_note_cut_inside_its_directory(kept: int) -> None:
    note = (b"OLYMP\0\1\0" + build_directory({0x0404: "S-1234567", 0x0405: "FW-1234567"}, 70_000))[:kept].ljust(
        16, b"\0"
    )
    read_block(build_tiff({0x010F: "OLYMPUS", 0x8769: {0x927C: note}}))


def test_a_preview_is_cut_at_the_end_of_the_file() -> None:
    block = build_tiff({}, {0x0201: Blob(b"\xff\xd8"), 0x0202: 0x7FFFFFFF})
    (preview,) = read_block(block).previews
    assert preview.offset + preview.length == len(block)


def test_a_big_tiff_with_counts_of_64_bits() -> None:
    huge = Inline(2, 2**63, struct.pack("<Q", 2**63))
    into = Metadata()
    bounded(lambda: read_tiff(ByteView.of(build_tiff({0x010E: huge, 0x013B: "Ann Other"}, big=True)), into))
    assert "Ann Other" in [tag.value for tag in into.tags]


@pytest.mark.parametrize("step", [1, 3, 8])
def test_a_block_cut_anywhere(step: int) -> None:
    block = build_tiff(
        {0x010F: "Canon", 0x8769: {0xA431: "S-1"}, 0x8825: gps(48.1, 11.5)}, thumbnail=b"\xff\xd8\xff\xd9"
    )
    for end in range(8, len(block), step):
        into = read_block(block[:end])
        assert into.positions or into.problems or end > block.index(b"S-1"), end

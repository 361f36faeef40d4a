"""How long one EXIF block takes: our own scan beside `exifread`, in one run, medians in microseconds.

    python benchmarks/parse_speed.py

Blocks like those of a phone and of a camera are generated; where the development data lies beside the project, the
real blocks in its JPEG files are timed as well.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter_ns

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import exifread

from officer_exposure.artifact import Metadata
from officer_exposure.parsing.exif.block import read_exif
from tests.core.parsing.build_tiff import Directory, Value, build_directory, build_tiff, gps
from tests.shared_data import SHARED

_ROUNDS = 300
_REAL_ROUNDS = 30
_LONGEST_BLOCK = 65_533


def camera_block(order: str) -> bytes:
    """A camera's block: 50 fields, a position, a thumbnail and a Canon maker note of 40 fields."""
    note: dict[int, Value] = {tag: [1, 2, 3, 4] for tag in range(0x20, 0x44)}
    note |= {0x09: "Ann Other", 0x0C: 1234567890, 0x96: "KQ0077032", 0x4019: bytes(30)}
    exif: dict[int, Value] = {**dict.fromkeys(range(0x9201, 0x9210), 1.5), **dict.fromkeys(range(0xA401, 0xA40D), 1)}
    exif |= {0x9003: "2024:05:06 07:08:09", 0x9004: "2024:05:06 07:08:09", 0x9286: b"ASCII\0\0\0" + bytes(256)}
    exif |= {0xA430: "Ann Other", 0xA431: "012345678901", 0xA432: [24.0, 105.0, 4.0, 4.0], 0xA434: "EF24-105mm"}
    exif |= {0xA435: "0000123456", 0x927C: lambda offset: build_directory(note, offset, order)}
    first: Directory = {
        0x010F: "Canon",
        0x0110: "Canon EOS R6",
        0x0112: 1,
        0x011A: 72.0,
        0x011B: 72.0,
        0x0131: "Firmware 1.8.2",
        0x0132: "2024:05:06 07:08:09",
        0x013B: "Ann Other",
        0x8298: "Ann Other",
        0x8769: exif,
        0x8825: gps(48.137222, 11.575556) | {0x1D: "2024:05:06"},
    }
    return build_tiff(first, {0x0103: 6}, order=order, thumbnail=b"\xff\xd8" + bytes(8000) + b"\xff\xd9")


def phone_block() -> bytes:
    """A phone's block: 30 fields, a position and Apple's maker note."""
    note = b"Apple iOS\0\0\x01MM" + build_directory({0x01: 14, 0x11: "8A5C1234-AB", 0x2B: "77F0-AA"}, 14, ">")
    exif: dict[int, Value] = {**dict.fromkeys(range(0x9201, 0x920A), 1.5)}
    exif |= {0x9003: "2024:05:06 07:08:09", 0x9004: "2024:05:06 07:08:09", 0x9011: "+02:00", 0x927C: note}
    first: Directory = {
        0x010F: "Apple",
        0x0110: "iPhone 15 Pro",
        0x0112: 6,
        0x0131: "17.4.1",
        0x0132: "2024:05:06 07:08:09",
        0x013C: "iPhone 15 Pro",
        0x8769: exif,
        0x8825: gps(48.137222, 11.575556) | {0x1D: "2024:05:06"},
    }
    return build_tiff(first, order=">", thumbnail=b"\xff\xd8" + bytes(8000) + b"\xff\xd9")


def real_blocks() -> list[bytes]:
    """The EXIF blocks of the JPEG files in the development data."""
    blocks = []
    for path in sorted((SHARED / "data" / "photos" / "files").glob("*.jp*g")) if SHARED else []:
        data = path.read_bytes()
        start = data.find(b"Exif\0\0") + 6
        if start > 6 and data[start : start + 2] in (b"II", b"MM"):
            length = int.from_bytes(data[start - 8 : start - 6], "big")
            blocks.append(data[start : start + min(length - 8, _LONGEST_BLOCK)])
    return blocks


def own_scan(block: bytes) -> None:
    """What the program does."""
    read_exif(block, Metadata())


def second_reader(block: bytes) -> None:
    """What `exifread` does with its fastest settings; it reads no maker note then."""
    exifread.process_file(BytesIO(block), details=False, extract_thumbnail=False)


def microseconds(read: Callable[[bytes], None], blocks: list[bytes], rounds: int) -> float:
    """The median over the blocks of the median time for one block."""
    medians = []
    for block in blocks:
        times = []
        for _ in range(rounds):
            start = perf_counter_ns()
            read(block)
            times.append(perf_counter_ns() - start)
        medians.append(median(times) / 1000)
    return median(medians)


def report(name: str, blocks: list[bytes], rounds: int) -> None:
    """Print one line."""
    own, other = microseconds(own_scan, blocks, rounds), microseconds(second_reader, blocks, rounds)
    print(f"{name:32} {len(blocks):4} blocks   own scan {own:7.1f} us   exifread {other:8.1f} us   {other / own:5.1f}x")


def main() -> None:
    """Time every sort of block."""
    report("camera, little-endian", [camera_block("<")], _ROUNDS)
    report("camera, big-endian", [camera_block(">")], _ROUNDS)
    report("phone", [phone_block()], _ROUNDS)
    blocks = real_blocks()
    if blocks:
        import logging

        logging.getLogger("exifread").disabled = True
        report("real blocks", blocks, _REAL_ROUNDS)


if __name__ == "__main__":
    main()

"""Real pictures, small and coded by Pillow, with whatever hidden data a test wants put into them."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image

from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import CannotCleanError, Rewritten, What
from officer_exposure.remedy.task import clean_open_file
from tests.core.parsing.build_iptc import BY_LINE, CITY, iptc_resource
from tests.core.parsing.build_jpeg import (
    comment_segment,
    exif_segment,
    extended_xmp_segments,
    photoshop_segment,
    segment,
    xmp_segment,
)
from tests.core.parsing.build_tiff import Directory, build_tiff, gps
from tests.core.parsing.build_xmp import xmp_bag, xmp_face, xmp_packet, xmp_position

PLACE = (48.13713, 11.57541)
SECRETS = (b"Planted Person", b"SN-4711-X", b"Planted Town", b"PlantedSoft")
"""Texts that the hidden data below holds. No copy from which everything was removed may hold one."""

XMP = xmp_packet(xmp_bag("dc:creator", "Planted Person", kind="Seq") + xmp_face("Planted Person", 0.5, 0.5, 0.1, 0.1))


@cache
def painted(mode: str = "RGB", size: tuple[int, int] = (48, 32)) -> Image.Image:
    """A picture in which no two rows or columns are alike, so that turning or moving it shows."""
    image = Image.linear_gradient("L").resize(size)
    bands = [image, image.transpose(Image.Transpose.ROTATE_180), image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)]
    bands = [bands[0], bands[1].rotate(90).resize(size), bands[2].rotate(45).resize(size)]
    return Image.merge("RGB", bands).convert(mode)


def saved(kind: str, mode: str = "RGB", **options: Any) -> bytes:
    """The painted picture as a file of `kind`, as Pillow writes it."""
    out = BytesIO()
    painted(mode).save(out, kind, **options)
    return out.getvalue()


def camera_block(orientation: int = 1, thumbnail: bytes = b"", order: str = "<") -> bytes:
    """EXIF with a position, names, serial numbers, a maker's note and, if given, a preview."""
    inner: Directory = {
        0x829A: 0.004,
        0x9003: "2024:05:06 07:08:09",
        0x9011: "+02:00",
        0x927C: b"PlantedSoft note SN-4711-X" * 4,
        0x9286: b"ASCII\0\0\0Planted Town",
        0xA430: "Planted Person",
        0xA431: "SN-4711-X",
    }
    outer: Directory = {
        0x010E: "Planted Town",
        0x010F: "Canon",
        0x0110: "Camera",
        0x0112: orientation,
        0x0131: "PlantedSoft",
        0x013B: "Planted Person",
        0x8769: inner,
        0x8825: gps(*PLACE),
    }
    return build_tiff(outer, order=order, thumbnail=thumbnail)


def hidden_segments(orientation: int = 1) -> list[bytes]:
    """Segments of a JPEG with everything that a camera, a phone and an agency write."""
    return [
        exif_segment(camera_block(orientation, thumbnail=saved("JPEG"))),
        xmp_segment(XMP),
        xmp_segment(xmp_position()),
        *extended_xmp_segments(XMP, piece=400),
        photoshop_segment(iptc_resource((BY_LINE, "Planted Person"), (CITY, "Planted Town"))),
        segment(0xEB, b"JP\0\x01\0\0\0\x01\0\0\0\x20jumbc2pa.claim Planted Person"),
        segment(0xE5, b"ssuniqueid\0SN-4711-X"),
        comment_segment("Planted Person"),
    ]


def with_segments(picture: bytes, *segments: bytes, trailer: bytes = b"") -> bytes:
    """A JPEG with segments put in behind its start, and bytes behind its end."""
    return picture[:2] + b"".join(segments) + picture[2:] + trailer


def cleaned(data: bytes, what: What = What.ALL) -> tuple[bytes, Rewritten]:
    """A proven copy of a file, made in this process. Raises as a worker's task does inside."""
    original, out = FileBytes.of(data), BytesIO()
    metadata = read_metadata(original.view(), "")
    rewritten = clean_open_file(original, metadata, out, what)
    return out.getvalue(), rewritten


def refusal(data: bytes, what: What = What.ALL) -> str:
    """Why there is no copy; empty where there is one."""
    try:
        cleaned(data, what)
    except (CannotCleanError, ParseError) as error:
        return error.message
    return ""


def tag_names(data: bytes) -> set[str]:
    """Names of the fields that our parsers find."""
    return {tag.name for tag in read_metadata(ByteView.of(data), "").tags}


def holds_secrets(data: bytes) -> list[bytes]:
    """Which planted texts stand in the bytes of a file."""
    return [secret for secret in SECRETS if secret in data]


def removed_names(rewritten: Rewritten) -> set[str]:
    """What was removed."""
    return {removed.name for removed in rewritten.removed}

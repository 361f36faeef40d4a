"""CR3: the position, the owner, the maker note and the previews in Canon's box."""

from __future__ import annotations

from struct import pack

from officer_exposure.artifact import Metadata
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.exif.block import read_exif
from officer_exposure.parsing.isobmff.files import read_isobmff
from officer_exposure.parsing.tiff.wrapping import as_gps, as_maker_note

from .build_boxes import CANON_UUID, JPEG, box, cr3, film, gps_directory
from .reading import places, read, tags


def canon_note(owner: bytes, order: str = "<") -> bytes:
    """CMT3: a TIFF block whose first directory is a Canon maker note with an owner's name."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + pack(order + "I", 8)
    entry = pack(order + "HHII", 0x0009, 2, len(owner) + 1, 8 + 2 + 12 + 4)
    return head + pack(order + "H", 1) + entry + bytes(4) + owner + b"\0"


def test_everything_in_canons_box() -> None:
    data = cr3(-33.5, 151.25, b"J. Doe", canon_note(b"Officer Doe"))
    found = read(read_isobmff, data)
    assert (found.format, found.kind) == ("CR3", ArtifactKind.PHOTO)
    assert places(found) == {(-33.5, 151.25, "exif")}
    assert tags(found)["EXIF:Artist"] == "J. Doe"
    assert tags(found)["MakerNote:OwnerName"] == "Officer Doe"
    assert [data[p.offset :][: p.length] for p in found.previews] == [JPEG, JPEG]
    assert not found.problems


def test_canons_box_in_a_film() -> None:
    position = b"II*\0" + pack("<I", 8) + gps_directory(10.5, 20.5, 8)
    found = read(read_isobmff, film(box(b"uuid", CANON_UUID, box(b"CMT4", position))))
    assert found.kind is ArtifactKind.VIDEO
    assert places(found) == {(10.5, 20.5, "exif")}


def test_blocks_are_rewrapped_in_both_byte_orders() -> None:
    for order in "<>":
        into = Metadata()
        read_exif(as_maker_note(canon_note(b"Officer Doe", order)), into)
        assert tags(into)["MakerNote:OwnerName"] == "Officer Doe"


def test_a_rewrapped_block_keeps_its_offsets() -> None:
    block = b"II*\0" + pack("<I", 8) + gps_directory(1.5, 2.5, 8)
    assert as_gps(block)[8 : len(block)] == block[8:]


def test_damaged_blocks_are_noted() -> None:
    for block in (b"", b"II*\0", b"II*\0\xff\xff\xff\xff", b"junkjunkjunk"):
        found = read(read_isobmff, film(box(b"uuid", CANON_UUID, box(b"CMT4", block))))
        assert any("EXIF" in problem for problem in found.problems)

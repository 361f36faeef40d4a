"""JPEG: every segment that can hold hidden data, the further pictures it lists, and what is hung on behind it.

Nothing of the picture data itself is decoded.
"""

from __future__ import annotations

from collections.abc import Callable

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.embedded import add_embedded, read_inner_pictures, read_unpacked_exif
from officer_exposure.parsing.jpeg.segments import EXIV2, START_OF_SCAN, segments
from officer_exposure.parsing.loose_text import add_strings
from officer_exposure.parsing.parts import read_part

_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})

_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENDED_XMP = b"http://ns.adobe.com/xmp/extension/\0"
_XMP_SIGNS = (b"<x:xmpmeta", b"<?xpacket", b"<rdf:RDF")
_TIFF_STARTS = (b"II*\0", b"MM\0*")
_PHOTOSHOP = (b"Photoshop 3.0\0", b"Adobe_Photoshop2.5:")
_PROFILE = b"ICC_PROFILE\0"
_SILENT = (b"JFIF\0", b"JFXX\0", b"Adobe")
_APP0 = 0xE0
_LONGEST_COMMENT = 4000
_LARGEST_IN_ONE_SEGMENT = 0xFFFF

_STARTS = (b"\xff\xd8", EXIV2)

_JUNK = 32
"""Where a JPEG may begin at the latest: some servers and old programs put line breaks or a length before it."""


def read_jpeg(view: ByteView, into: Metadata) -> None:
    """Add what a JPEG file holds, the further pictures and films in it included. Raises ParseError where it is none."""
    start = view.head[:_JUNK].find(b"\xff\xd8\xff")
    if start > 0:
        _read_behind_junk(view, start, into)
        return
    pieces = read_picture(view, into)
    read_inner_pictures(view, into)
    if pieces.further_pictures:
        from officer_exposure.parsing.jpeg.further import read_further_pictures

        offset, index = pieces.further_pictures
        read_part(into, "list of further pictures", read_further_pictures, view, offset, index, into)
    from officer_exposure.parsing.jpeg.trailer import read_trailer

    read_part(into, "part behind the picture", read_trailer, view, pieces.scan, into)
    if pieces.scan:
        from officer_exposure.parsing.jpeg.late import read_late

        read_part(into, "part behind the picture", read_late, view, pieces.scan, into)


def _read_behind_junk(view: ByteView, start: int, into: Metadata) -> None:
    inner = Metadata()
    read_jpeg(view.part(start, view.size), inner)
    add_embedded(inner, start, into)
    into.width, into.height, into.orientation = inner.width, inner.height, inner.orientation


def read_picture(view: ByteView, into: Metadata) -> Pieces:
    """Add what the segments of one picture hold. Raises ParseError where it does not start as a JPEG does."""
    if not view.head.startswith(_STARTS):
        raise ParseError("This is not a JPEG picture.")
    pieces = Pieces(view, into)
    read_part(into, "hidden data", pieces.collect)
    pieces.read()
    return pieces


class Pieces:
    """The segments of one picture that hold something, put together where one thing takes several segments.

    `scan` is the offset of the picture data (0: there is none); `further_pictures` the MPF index and its offset.
    """

    __slots__ = (
        "_exif",
        "_extended",
        "_into",
        "_photoshop",
        "_profile",
        "_view",
        "_xmp",
        "further_pictures",
        "scan",
        "vendor",
    )

    def __init__(self, view: ByteView, into: Metadata) -> None:
        self._view = view
        self._into = into
        self._exif: list[tuple[int, bytes]] = []
        self._xmp: list[bytes] = []
        self._extended: list[bytes] = []
        self._photoshop: list[bytes] = []
        self._profile: list[bytes] = []
        self.vendor: list[tuple[int, bytes]] = []
        self.further_pictures: tuple[int, bytes] | None = None
        self.scan = 0

    def collect(self) -> None:
        """Go through the segments. Raises ParseError at the end of the byte budget."""
        for marker, offset, length in segments(self._view, self._into):
            if marker == 0xE1:
                self.take_app1(offset, self._view.upto(offset, length))
            elif marker in _FRAMES:
                self._take_frame(self._view.upto(offset, 5))
            elif marker == START_OF_SCAN:
                self.scan = offset + length
            elif take := _TAKERS.get(marker):
                take(self, offset, self._view.upto(offset, length))

    def read(self) -> None:
        """Read what was collected, each part on its own."""
        for offset, block in self._exif:
            if len(block) > _LARGEST_IN_ONE_SEGMENT:
                read_part(self._into, "camera data", read_unpacked_exif, block, self._into)
            else:
                from officer_exposure.parsing.exif.block import read_exif

                read_part(self._into, "camera data", read_exif, block, self._into, base=offset)
        if self._xmp or self._extended:
            self._read_xmp()
        if self._photoshop:
            from officer_exposure.parsing.iptc import read_photoshop

            read_part(self._into, "Photoshop data", read_photoshop, b"".join(self._photoshop), self._into)
        if self._profile:
            from officer_exposure.parsing.profile_text import read_profile_texts

            read_profile_texts(b"".join(self._profile), self._into)
        if self.vendor:
            from officer_exposure.parsing.jpeg.vendor import read_vendor

            read_vendor(self.vendor, self._into)

    def _read_xmp(self) -> None:
        from officer_exposure.parsing.xmp.packet import read_xmp

        for packet in self._xmp:
            read_part(self._into, "XMP", read_xmp, packet, self._into)
        if self._extended:
            from officer_exposure.parsing.jpeg.extended_xmp import read_extended_xmp

            read_part(self._into, "extended XMP", read_extended_xmp, self._extended, self._into)

    def take_app1(self, offset: int, data: bytes) -> None:
        """APP1: EXIF, XMP, or the data of a thermal camera."""
        if data[:5] == b"Exif\0":
            self._take_exif(offset + 6, data[6:])
        elif data.startswith(_XMP):
            self._xmp.append(data[len(_XMP) :])
        elif data.startswith(_EXTENDED_XMP):
            self._extended.append(data[len(_EXTENDED_XMP) :])
        elif data.startswith(b"FLIR\0"):
            self.vendor.append((0xE1, data))
        elif data.startswith(_TIFF_STARTS):
            self._exif.append((offset, data))
        elif (marker := data[:10].find(b"Exif\0")) >= 0:
            self._take_exif(offset + marker + 6, data[marker + 6 :])
        elif any(sign in data for sign in _XMP_SIGNS):
            self._xmp.append(data)
        else:
            self.take_unknown(0xE1, data)

    def _take_exif(self, offset: int, block: bytes) -> None:
        """A block without a TIFF header of its own goes on where the last one was cut off at 64 KB."""
        if self._exif and not block.startswith(_TIFF_STARTS):
            start, first = self._exif[-1]
            self._exif[-1] = start, first + block
        else:
            self._exif.append((offset, block))

    def _take_frame(self, data: bytes) -> None:
        if len(data) == 5 and not self._into.width:
            self._into.height, self._into.width = data[1] << 8 | data[2], data[3] << 8 | data[4]

    def take_index(self, offset: int, data: bytes) -> None:
        """APP2: the index of further pictures, or a piece of the color profile."""
        if data.startswith(b"MPF\0"):
            self.further_pictures = self.further_pictures or (offset + 4, data[4:])
        elif data.startswith(_PROFILE):
            self._profile.append(data[len(_PROFILE) + 2 :])
        else:
            self.take_unknown(0xE2, data)

    def take_photoshop(self, _offset: int, data: bytes) -> None:
        """APP13: image resources, which may go on in the next segment."""
        start = next((start for start in _PHOTOSHOP if data.startswith(start)), None)
        if start is None:
            self.take_unknown(0xED, data)
        else:
            self._photoshop.append(data[len(start) :])

    def take_unknown(self, marker: int, data: bytes) -> None:
        """A segment of a program that no reader knows: what can be read in it is kept."""
        if not data.startswith(_SILENT):
            add_strings(self._into, f"JPEG:APP{marker - _APP0}", data)

    def take_comment(self, _offset: int, data: bytes) -> None:
        """COM: text of any kind."""
        text = _decode(data[:_LONGEST_COMMENT]).strip("\0 \r\n\t")
        if text:
            self._into.tags.append(Tag("JPEG:Comment", text))
        if len(data) > _LONGEST_COMMENT or b"\0" in data:
            add_strings(self._into, "JPEG:Comment", data)


def _decode(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _unknown(marker: int) -> Callable[[Pieces, int, bytes], None]:
    def take(pieces: Pieces, _offset: int, data: bytes) -> None:
        pieces.take_unknown(marker, data)

    return take


def _vendor(marker: int) -> Callable[[Pieces, int, bytes], None]:
    def take(pieces: Pieces, _offset: int, data: bytes) -> None:
        pieces.vendor.append((marker, data))

    return take


_TAKERS: dict[int, Callable[[Pieces, int, bytes], None]] = {
    **{marker: _unknown(marker) for marker in (0xE0, 0xE3, 0xE4, *range(0xE7, 0xEB), 0xEE, 0xEF)},
    0xE2: Pieces.take_index,
    0xED: Pieces.take_photoshop,
    0xFE: Pieces.take_comment,
    **{marker: _vendor(marker) for marker in (0xE5, 0xE6, 0xEB, 0xEC)},
}

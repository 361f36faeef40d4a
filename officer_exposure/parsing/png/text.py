"""PNG text: plain keywords, and the whole blocks of other formats that programs write as text."""

from __future__ import annotations

import binascii
import re

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.coordinates import parse_coordinate
from officer_exposure.parsing.inflate import Inflater
from officer_exposure.parsing.positions import add_position

_XMP_KEY = "XML:com.adobe.xmp"
_PROFILE = re.compile(rb"\s*[^\n]{0,80}\n\s*\d{1,9}\s+([0-9a-fA-F\s]*)")
_PROFILE_KEY = "Raw profile type "
_XMP_MARKER = b"http://ns.adobe.com/xap/1.0/\0"
_PHOTOSHOP_MARKER = b"Photoshop 3.0\0"
_LONGEST_VALUE = 2000
_MOST_TAGS = 1000


class PngTexts:
    """Reads the text chunks of one file. Call `finish` behind the last: positions may stand in several chunks."""

    def __init__(self, into: Metadata, inflater: Inflater) -> None:
        self._into = into
        self._inflater = inflater
        self._exif: dict[str, str] = {}
        self._room = _MOST_TAGS

    def read_plain(self, data: bytes) -> None:
        """tEXt: keyword, zero, Latin-1."""
        key, _, text = data.partition(b"\0")
        self._read(key, text, "latin-1")

    def read_packed(self, data: bytes) -> None:
        """zTXt: keyword, zero, method, zlib."""
        key, _, packed = data.partition(b"\0")
        self._read(key, self._inflater.inflate(packed[1:]), "latin-1")

    def read_international(self, data: bytes) -> None:
        """iTXt: keyword, zero, packed?, method, language, zero, translated keyword, zero, UTF-8."""
        key, _, rest = data.partition(b"\0")
        text = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
        self._read(key, self._inflater.inflate(text) if rest[:1] == b"\1" else text, "utf-8")

    def finish(self) -> None:
        """Add the position that ImageMagick spreads over keywords of its own ("exif.block:GPSLatitude" and so on)."""
        latitude = parse_coordinate(self._exif.get("GPSLatitude", ""), self._exif.get("GPSLatitudeRef", ""))
        longitude = parse_coordinate(self._exif.get("GPSLongitude", ""), self._exif.get("GPSLongitudeRef", ""))
        if latitude is not None and longitude is not None:
            add_position(self._into, latitude, longitude, "exif")

    def _read(self, key: bytes, text: bytes, encoding: str) -> None:
        keyword = key[:79].decode("latin-1").strip()
        if keyword == _XMP_KEY:
            self._read_xmp(text)
        elif keyword.startswith(_PROFILE_KEY):
            self._read_profile(keyword[len(_PROFILE_KEY) :].lower(), text)
        else:
            self._add(keyword, text[: 4 * _LONGEST_VALUE].decode(encoding, "replace").strip("\0 \r\n\t"))

    def _add(self, keyword: str, text: str) -> None:
        if not keyword or not text:
            return
        self._room -= 1
        if self._room < 0:
            raise ParseError("There is too much of it.")
        group, _, name = keyword.rpartition(":")
        if group == "exif":
            self._exif[name] = text
        self._into.tags.append(Tag("PNG:" + keyword.replace(" ", ""), text[:_LONGEST_VALUE]))

    def _read_profile(self, kind: str, text: bytes) -> None:
        """ImageMagick's form: the name, the length, and the block in hexadecimal digits."""
        if kind in ("icc", "icm"):
            return
        match = _PROFILE.match(text)
        digits = b"".join(match[1].split()) if match else b""
        if not digits:
            raise ParseError("It is not written as its program does.")
        self._read_block(binascii.unhexlify(digits[: len(digits) // 2 * 2]), kind)

    def _read_block(self, block: bytes, kind: str) -> None:
        """A block says itself what it is; "APP1" may be EXIF or XMP, "iptc" with or without Photoshop's box."""
        if block.startswith(_XMP_MARKER):
            self._read_xmp(block[len(_XMP_MARKER) :])
        elif kind in ("exif", "app1"):
            from officer_exposure.parsing.embedded import read_unpacked_exif

            read_unpacked_exif(block, self._into)
        elif kind == "xmp":
            self._read_xmp(block)
        elif kind in ("iptc", "8bim", "app13"):
            from officer_exposure.parsing.iptc import read_iptc, read_photoshop

            block = block.removeprefix(_PHOTOSHOP_MARKER)
            (read_iptc if block.startswith(b"\x1c") else read_photoshop)(block, self._into)

    def _read_xmp(self, packet: bytes) -> None:
        from officer_exposure.parsing.xmp.packet import read_xmp

        read_xmp(packet, self._into)

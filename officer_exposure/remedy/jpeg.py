"""JPEG: copied from a keep-list of segments. The coded picture stays as it is, to the byte.

What stays: frames, tables, scans and restart marks; JFIF without its thumbnail; the color profile; Adobe's mark, which
says how colors are coded. Everything behind the first end mark is cut off: motion clips, further pictures, light maps.
Source: ITU-T T.81, JFIF 1.02, ICC.1 annex B.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.color_profile import kept_profile
from officer_exposure.remedy.exif_block import EXIF, is_own_block, kept_block
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import CannotCleanError, Ledger, NotProvenError, Rewritten, Span, What
from officer_exposure.remedy.jpeg_names import name_segment, name_trailer
from officer_exposure.remedy.jpeg_segments import CODED, END, PICTURE, Piece, picture_bytes, pieces_of

_SOI, _EOI = b"\xff\xd8", b"\xff\xd9"
_APP0, _APP1, _APP2, _APP14 = 0xE0, 0xE1, 0xE2, 0xEE
_JFIF, _PROFILE, _ADOBE = b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"
_JFIF_LENGTH, _ADOBE_LENGTH = 14, 12
_PROFILE_PART = 65_000
_HINT = "It was left out. Share a screenshot of it instead."
_DECODERS = ("JPEG",)


class JpegCleaner:
    """Cleans JPEG pictures, those with several pictures in one file included."""

    def rewrite(self, original: FileBytes, out: BinaryIO, what: What) -> Rewritten:
        """Write the copy; see `Cleaner`."""
        data = original.at(0, original.size)
        ledger = Ledger()
        pieces = list(pieces_of(data))
        if not any(piece.marker == CODED and piece.end > piece.start for piece in pieces):
            raise CannotCleanError("There is no picture in this file.", "It may not have been copied completely.")
        orientation = read_metadata(original.view(), "").orientation
        out.write(_SOI)
        for segment in _header(data, pieces, what, orientation, ledger):
            out.write(segment)
        for piece in pieces:
            if piece.marker in PICTURE or piece.marker == CODED:
                out.write(data[piece.start : piece.end])
            elif piece.marker != END:
                name_segment(piece.marker, data[piece.content : piece.end], ledger)
        out.write(_EOI)
        if pieces[-1].marker == END:
            name_trailer(data[pieces[-1].end :], ledger)
        else:
            ledger.note("The end of this picture is missing. The copy shows what there is of it.")
        return ledger.rewritten()

    def coded(self, copy: FileBytes) -> Sequence[Span]:
        """The coded data of every scan."""
        data = copy.at(0, copy.size)
        return [Span(piece.start, piece.end - piece.start) for piece in pieces_of(data) if piece.marker == CODED]

    def compare(self, original: FileBytes, copy: FileBytes) -> None:
        """Tables, scans and coded data to the byte, and every pixel."""
        from officer_exposure.remedy.alike import compare_pictures, refuse_recoded

        _refuse_foreign(copy)
        data, copied = original.at(0, original.size), copy.at(0, copy.size)
        refuse_recoded(picture_bytes(data), picture_bytes(copied))
        profiles = _profile_of(data, list(pieces_of(data))), _profile_of(copied, list(pieces_of(copied)))
        junk = data.find(_SOI)  # which decoders do not read past
        whole = FileBytes.of(data[junk:]) if junk else original
        compare_pictures(whole, copy, _DECODERS, all_frames=False, profiles=profiles)


def bare_picture(data: bytes) -> bytes:
    """A JPEG stream inside another format, without anything but its picture. Raises ParseError where it is none.

    Streams without an end mark, or with tables and no scan, come out the same way.
    """
    pieces = list(pieces_of(data))
    kept = [_segment(*mark) for mark in _color_marks(data, pieces)]
    body = [
        data[piece.start : piece.end] for piece in pieces if piece.marker in PICTURE or piece.marker in (CODED, END)
    ]
    return _SOI + b"".join(kept) + b"".join(body)


def _header(data: bytes, pieces: Sequence[Piece], what: What, orientation: int, ledger: Ledger) -> Iterator[bytes]:
    """The segments that stand before the tables: JFIF first, as its standard asks."""
    marks = list(_color_marks(data, pieces))
    yield from (_segment(marker, content) for marker, content in marks if marker == _APP0)
    block = kept_block(_exif_of(data, pieces), what, orientation, ledger)
    if block:
        yield _segment(_APP1, EXIF + block)
    yield from (_segment(marker, content) for marker, content in marks if marker == _APP14)
    profile = kept_profile(_profile_of(data, pieces), ledger)
    count = -(-len(profile) // _PROFILE_PART)
    for number in range(count):
        part = profile[number * _PROFILE_PART : (number + 1) * _PROFILE_PART]
        yield _segment(_APP2, _PROFILE + bytes([number + 1, count]) + part)


def _color_marks(data: bytes, pieces: Sequence[Piece]) -> Iterator[tuple[int, bytes]]:
    """The first JFIF header and Adobe's first mark, each with nothing behind it."""
    waiting = {_APP0: (_JFIF, _JFIF_LENGTH), _APP14: (_ADOBE, _ADOBE_LENGTH)}
    for piece in pieces:
        if piece.marker in waiting:
            start, length = waiting[piece.marker]
            content = data[piece.content : piece.content + min(length, piece.end - piece.content)]
            if content.startswith(start) and len(content) == length:
                del waiting[piece.marker]
                yield piece.marker, content[:-2] + bytes(2) if piece.marker == _APP0 else content


def _exif_of(data: bytes, pieces: Sequence[Piece]) -> bytes:
    for piece in pieces:
        if piece.marker == _APP1 and data.startswith(EXIF, piece.content):
            return data[piece.content + len(EXIF) : piece.end]
    return b""


def _profile_of(data: bytes, pieces: Sequence[Piece]) -> bytes:
    """The color profile, put together from its numbered parts."""
    parts: dict[int, bytes] = {}
    for piece in pieces:
        if piece.marker == _APP2 and data.startswith(_PROFILE, piece.content):
            content = data[piece.content + len(_PROFILE) : piece.end]
            if len(content) > 2:
                parts.setdefault(content[0], content[2:])
    return b"".join(parts[number] for number in sorted(parts))


def _refuse_foreign(copy: FileBytes) -> None:
    """Raise NotProvenError where a byte of the copy belongs to nothing that may stay."""
    data = copy.at(0, copy.size)
    position = len(_SOI)
    for piece in pieces_of(data):
        if piece.start != position or not _may_stay(data, piece, copy):
            raise NotProvenError("The copy would still hold a part that tells something.", _HINT)
        position = piece.end
    if position != len(data) or not data.startswith(_SOI):
        raise NotProvenError("The copy would still hold something behind the picture.", _HINT)


def _may_stay(data: bytes, piece: Piece, copy: FileBytes) -> bool:
    content = data[piece.content : piece.end]
    if piece.marker == _APP0:
        return content.startswith(_JFIF) and len(content) == _JFIF_LENGTH and content.endswith(bytes(2))
    if piece.marker == _APP1:
        return any(is_own_block(copy, piece.content, what) for what in What)
    if piece.marker == _APP2:
        return content.startswith(_PROFILE)
    if piece.marker == _APP14:
        return content.startswith(_ADOBE) and len(content) == _ADOBE_LENGTH
    return piece.marker in PICTURE or piece.marker in (CODED, END)


def _segment(marker: int, content: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + (len(content) + 2).to_bytes(2) + content


CLEANER = JpegCleaner()

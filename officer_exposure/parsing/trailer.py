"""Whatever hangs behind the end of a picture: films, further pictures, whole other files."""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.parts import read_part

SEARCHED = 24 * 1024 * 1024
"""Bytes behind a picture that are searched. Films of motion photos have 2 to 10 MB."""

FILM = b"ftyp"
PICTURE = b"\xff\xd8\xff"
_OTHER_FILES = (b"PK\x03\x04", b"%PDF-", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
_SIGNS = (FILM, PICTURE, *_OTHER_FILES)
_PADDING = b"\0 \r\n\t\xff"
_SMALLEST = 16
"""Fewer bytes than this hold nothing that tells of anybody."""

_HARMLESS = (b"CANON OPTIONAL DATA\0", b"vivo{", b"streamdata")
"""What editors and phones hang on that holds settings only."""

_MOST_FOUND = 16
_CLIP = "motion clip"


def search_behind(view: ByteView, end: int, into: Metadata) -> None:
    """Read everything behind `end` that starts like a film, a picture or another file.

    Raises ParseError where there is something that cannot be read.
    """
    data = view.upto(end, SEARCHED)
    whole = end + len(data) >= view.size
    if whole and (len(data.strip(_PADDING)) < _SMALLEST or data.startswith(_HARMLESS)):
        return
    understood = data.rstrip(_PADDING).endswith(b"SEFT")
    places = {sign: data.find(sign) for sign in _SIGNS}
    for _ in range(_MOST_FOUND):
        found = [(place, sign) for sign, place in places.items() if place >= 0]
        if not found:
            break
        place, sign = min(found)
        length = _read_found(view, end + place, sign, into)
        understood = understood or length > 0
        position = place + max(length, len(sign))
        for other, place in places.items():
            if 0 <= place < position:
                places[other] = data.find(other, position)
    else:
        whole = False  # there may be more than so many
    if not (understood and whole):
        raise ParseError("There is something there that is not known yet.")


def _read_found(view: ByteView, start: int, sign: bytes, into: Metadata) -> int:
    """Read what bears `sign` at `start`; return how many bytes of it need not be searched (0: it is nothing)."""
    if sign == FILM:
        length = read_film(view, start - 4, into)
        return max(length - 4, 0)
    if sign == PICTURE:
        return len(PICTURE) if add_hidden_picture(view, start, into) else 0
    raise ParseError("Another file is hidden there.")


def add_hidden_picture(view: ByteView, start: int, into: Metadata) -> bool:
    """Add the JPEG at `start`; say whether there is one."""
    from officer_exposure.parsing.jpeg.further import add_picture

    add_picture(view, start, view.size - start, "further picture", into)
    return any(preview.offset == start for preview in into.previews)


def read_film(view: ByteView, start: int, into: Metadata) -> int:
    """Add the film at `start`; return its length, 0 where there is none."""
    from officer_exposure.parsing.isobmff.files import read_clip

    length = _film_length(view, start)
    if length:
        read_part(into, _CLIP, read_clip, view, start, length, _CLIP, into)
    return length


def _film_length(view: ByteView, start: int) -> int:
    """Bytes of the boxes of the film at `start`: what follows them (Samsung's directory) is no part of it."""
    position = start
    for _ in range(64):
        header = view.upto(position, 16)
        if len(header) < 8 or not header[4:8].isalnum():
            break
        size = int.from_bytes(header[:4])
        if size == 1:
            size = int.from_bytes(header[8:16])
        if size == 0 or position + size > view.size:
            return view.size - start
        if size < 8:
            break
        position += size
    return position - start

"""What is hung on behind a JPEG: the film of a motion photo, further pictures, whole other files.

Telling whether there is anything costs one short read; only a file that shows a sign of it is searched.
"""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.parts import read_part

_END = b"\xff\xd9"
_TAIL = 64
_PADDING = b"\0 \r\n\t\xff"
_CHUNK = 1024 * 1024
_SEARCHED_FOR_END = 40 * 1024 * 1024
_SEARCHED_BEHIND = 24 * 1024 * 1024
_MOST_FOUND = 16
_CLIP = "motion clip"

_FILM = b"ftyp"
_PICTURE = b"\xff\xd8\xff"
_OTHER_FILES = (b"PK\x03\x04", b"%PDF-", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
_SIGNS = (_FILM, _PICTURE, *_OTHER_FILES)
_MOTION_TAGS = frozenset({"XMP-GCamera:MotionPhoto", "XMP-GCamera:MicroVideo", "XMP-GCamera:MicroVideoOffset"})
_FILM_LENGTH = "XMP-GCamera:MicroVideoOffset"
_ITEM = "XMP-GContainer:DirectoryItem"


def read_trailer(view: ByteView, scan: int, into: Metadata) -> None:
    """Find and read what follows the picture whose data starts at `scan`.

    Raises ParseError where there is something that cannot be read.
    """
    if _read_announced(view, into):
        return
    tail = view.upto(max(view.size - _TAIL, scan), _TAIL)
    promised = any(tag.name in _MOTION_TAGS for tag in into.tags)
    if tail.rstrip(b"\0 \r\n\t").endswith(_END) and not promised:
        return
    if tail.endswith(b"SEFT") and _read_samsung(view, into):
        return
    end = _end_of_picture(view, scan)
    if end:
        _search(view, end, into)


def _read_announced(view: ByteView, into: Metadata) -> bool:
    """Read what XMP says stands at the end of the file; say whether a film was among it."""
    film = False
    for start in _announced(view.size, into):
        sign = view.upto(start, 8)
        if sign[4:] == _FILM:
            film |= _read_film(view, start, into) > 0
        elif sign.startswith(_PICTURE):
            _read_picture(view, start, into)
    return film


def _announced(size: int, into: Metadata) -> list[int]:
    """Offsets that XMP implies: it gives lengths, counted from the end of the file."""
    starts = [size - int(tag.value) for tag in into.tags if tag.name == _FILM_LENGTH and _is_number(tag.value)]
    end = size
    for item in reversed(_container_items(into)[-_MOST_FOUND:]):
        length = item.get("Length", "")
        if not _is_number(length):
            break
        end -= int(length)
        starts.append(end)
    return [start for start in starts if 0 < start < size]


def _container_items(into: Metadata) -> list[dict[str, str]]:
    """The items of Google's container directory: a member that comes again starts the next item."""
    items: list[dict[str, str]] = [{}]
    for tag in into.tags:
        if tag.name.startswith(_ITEM):
            member = tag.name[len(_ITEM) :]
            if member in items[-1]:
                items.append({})
            items[-1][member] = tag.value
    return items[1:] if len(items) > 1 else []


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 12


def _read_samsung(view: ByteView, into: Metadata) -> bool:
    """Read the films that Samsung's directory at the end of the file names; say whether it names any."""
    from officer_exposure.parsing.heif_trailer import samsung_films

    base = max(0, view.size - _SEARCHED_BEHIND)
    films = samsung_films(view.at(base, view.size - base), base)
    return sum(_read_film(view, start, into) for start, _length in films) > 0


def _end_of_picture(view: ByteView, scan: int) -> int:
    """The offset behind the end marker of the picture; 0 where the file was cut before it.

    Coded picture data never holds the marker. Raises ParseError where the picture is too large to look for it.
    """
    position = scan
    while position < min(view.size, scan + _SEARCHED_FOR_END):
        chunk = view.upto(position, _CHUNK)
        found = chunk.find(_END)
        if found >= 0:
            return position + found + 2
        position += max(len(chunk) - 1, 1)
    if position < view.size - 1:
        raise ParseError("The picture is too large to be searched.")
    return 0


def _search(view: ByteView, end: int, into: Metadata) -> None:
    """Read everything behind `end` that starts like a film, a picture or another file."""
    data = view.upto(end, _SEARCHED_BEHIND)
    if not data.strip(_PADDING):
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
    if not understood or end + len(data) < view.size:
        raise ParseError("There is something there that is not known yet.")


def _read_found(view: ByteView, start: int, sign: bytes, into: Metadata) -> int:
    """Read what bears `sign` at `start`; return how many bytes of it need not be searched (0: it is nothing)."""
    if sign == _FILM:
        length = _read_film(view, start - 4, into)
        return max(length - 4, 0)
    if sign == _PICTURE:
        return len(_PICTURE) if _read_picture(view, start, into) else 0
    raise ParseError("Another file is hidden there.")


def _read_picture(view: ByteView, start: int, into: Metadata) -> bool:
    from officer_exposure.parsing.jpeg_further import add_picture

    add_picture(view, start, view.size - start, "further picture", into)
    return any(preview.offset == start for preview in into.previews)


def _read_film(view: ByteView, start: int, into: Metadata) -> int:
    """Add the film at `start`; return its length, 0 where there is none."""
    from officer_exposure.parsing.isobmff import read_clip

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

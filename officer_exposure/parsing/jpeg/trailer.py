"""What is hung on behind a JPEG: the film of a motion photo, further pictures, whole other files.

Telling whether there is anything costs one short read; only a file that shows a sign of it is searched.
"""

from __future__ import annotations

from officer_exposure.artifact import Metadata
from officer_exposure.errors import ParseError
from officer_exposure.model import Tag
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.trailer import FILM, PICTURE, SEARCHED, add_hidden_picture, read_film, search_behind
from officer_exposure.parsing.xmp.names import CONTAINER_ITEM, FILM_OFFSETS, FILM_TAGS

_END = b"\xff\xd9"
_TAIL = 64
_CHUNK = 1024 * 1024
_SEARCHED_FOR_END = 40 * 1024 * 1024
_MOST_ITEMS = 16

_PHONE = ("XMP-GCamera:", CONTAINER_ITEM)


def read_trailer(view: ByteView, scan: int, into: Metadata) -> None:
    """Find and read what follows the picture whose data starts at `scan` (0: it was cut before its data).

    Raises ParseError where there is something that cannot be read.
    """
    phone_tags = [tag for tag in into.tags if tag.name.startswith(_PHONE)]
    if phone_tags and _read_announced(view, phone_tags, into):
        return
    tail = view.upto(max(view.size - _TAIL, scan), _TAIL)
    promised = any(tag.name in FILM_TAGS for tag in phone_tags)
    if tail.rstrip(b"\0 \r\n\t").endswith(_END) and not promised:
        return
    if tail.endswith(b"SEFT") and _read_samsung(view, into):
        return
    end = _end_of_picture(view, scan) if scan else len(_END)
    if end and (scan or promised):
        search_behind(view, end, into)


def _read_announced(view: ByteView, tags: list[Tag], into: Metadata) -> bool:
    """Read what XMP says stands at the end of the file; say whether a film was among it."""
    film = False
    for start in _announced(view.size, tags):
        sign = view.upto(start, 8)
        if sign[4:] == FILM:
            film |= read_film(view, start, into) > 0
        elif sign.startswith(PICTURE):
            add_hidden_picture(view, start, into)
    return film


def _announced(size: int, tags: list[Tag]) -> list[int]:
    """Offsets that XMP implies: it gives lengths, counted from the end of the file."""
    starts = [size - int(tag.value) for tag in tags if tag.name in FILM_OFFSETS and _is_number(tag.value)]
    end = size
    for item in reversed(_container_items(tags)[-_MOST_ITEMS:]):
        length = item.get("Length", "")
        if not _is_number(length):
            break
        end -= int(length)
        starts.append(end)
    return [start for start in starts if 0 < start < size]


def _container_items(tags: list[Tag]) -> list[dict[str, str]]:
    """The items of Google's container directory: a member that comes again starts the next item."""
    items: list[dict[str, str]] = [{}]
    for tag in tags:
        if tag.name.startswith(CONTAINER_ITEM):
            member = tag.name[len(CONTAINER_ITEM) :]
            if member in items[-1]:
                items.append({})
            items[-1][member] = tag.value
    return items[1:] if len(items) > 1 else []


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 12


def _read_samsung(view: ByteView, into: Metadata) -> bool:
    """Read the films that Samsung's directory at the end of the file names; say whether it names any."""
    from officer_exposure.parsing.heif.trailer import add_samsung_texts, samsung_films

    base = max(0, view.size - SEARCHED)
    data = view.at(base, view.size - base)
    films = samsung_films(data, base)
    add_samsung_texts(data, into)
    return sum(read_film(view, start, into) for start, _length in films) > 0


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

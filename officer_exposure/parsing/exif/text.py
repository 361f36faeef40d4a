"""Text in EXIF fields: five ways to write it, none of them reliably followed by the programs that do."""

from __future__ import annotations

_LONGEST = 2000
"""Characters kept of one text. Names and serials are short; a longer text is shown by its beginning."""

_ASCII, _UNICODE, _JIS, _UNDEFINED = b"ASCII\0\0\0", b"UNICODE\0", b"JIS\0\0\0\0\0", bytes(8)


def plain(data: bytes) -> str:
    """UTF-8 where it is valid, Latin-1 otherwise, up to the first NUL."""
    end = data.find(0)
    if end >= 0:
        data = data[:end]
    try:
        return data.decode().strip()[:_LONGEST]
    except UnicodeDecodeError:
        return data.decode("latin-1").strip()[:_LONGEST]


def copyright_text(data: bytes) -> str:
    """Exif's two copyright texts, of the photographer and of the editor, with a NUL between them."""
    return "; ".join(filter(None, map(plain, data.split(b"\0"))))


def utf16(data: bytes, order: str = "<") -> str:
    """UTF-16 in the given byte order unless a mark says otherwise, up to the first NUL character."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
    else:
        text = data.decode("utf-16-le" if order == "<" else "utf-16-be", "replace")
    return text.split("\0", 1)[0].strip()[:_LONGEST]


def with_charset(data: bytes, order: str) -> str:
    """A text that names its character set in its first eight bytes, as UserComment does.

    Where the writer forgot to, the whole is taken as text.
    """
    charset, body = data[:8], data[8:]
    if charset == _UNICODE:
        return utf16(body, _likely_order(body, order))
    if charset == _JIS:
        return body.decode("iso2022_jp", "replace").strip("\0 ")[:_LONGEST]
    if charset in (_ASCII, _UNDEFINED):
        return plain(body)
    return plain(data)


def _likely_order(data: bytes, order: str) -> str:
    """Many writers ignore the block's byte order: the zero halves of plain letters tell which one they used."""
    little, big = data[1::2].count(0), data[0::2].count(0)
    if little == big:
        return order
    return "<" if little > big else ">"

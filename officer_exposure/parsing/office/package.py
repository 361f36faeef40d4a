"""The zip file that a modern office document is, read within bounds: no bomb, no member that lies about its size."""

from __future__ import annotations

import zipfile
import zlib
from xml.etree.ElementTree import Element

from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.view_stream import open_view
from officer_exposure.parsing.xml_tree import parse_xml

_LOCKED = "This document is locked with a password, so it could not be read."
_UNLOCK = "Open it with its password and save an unlocked copy to check."
_BROKEN = "This document's parts are damaged."
_END = b"PK\5\6"
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip
_LONGEST_DIRECTORY = 16 * 1024 * 1024
_BUDGET = 128 * 1024 * 1024
"""Bytes unpacked from one document in all."""


class Package:
    """The members of a zip file. Raises ParseError on opening what is none."""

    def __init__(self, view: ByteView) -> None:
        _check_directory(view)
        try:
            self._zip = zipfile.ZipFile(open_view(view))
        except _ZIP_ERRORS as error:
            raise ParseError(_BROKEN, "It may not have been copied completely.") from error
        self._infos = {info.filename: info for info in self._zip.infolist()}
        self._left = _BUDGET

    @property
    def names(self) -> list[str]:
        """The names of all members."""
        return list(self._infos)

    @property
    def remarks(self) -> list[bytes]:
        """What was remarked on the archive and on its members."""
        return [self._zip.comment, *(info.comment for info in self._infos.values() if info.comment)]

    def size(self, name: str) -> int:
        """The unpacked size that the directory tells; a lie is found out on reading."""
        return self._infos[name].file_size

    def read(self, name: str, most: int) -> bytes:
        """At most `most` bytes of a member, b"" where there is none. Raises ParseError where it cannot be read."""
        info = self._infos.get(name)
        if info is None:
            return b""
        if info.flag_bits & 1:
            raise ParseError(_LOCKED, _UNLOCK)
        try:
            with self._zip.open(info) as member:
                data = member.read(min(most, self._left))
        except _ZIP_ERRORS as error:
            raise ParseError("It is damaged or compressed in a way that cannot be read.") from error
        self._left -= len(data)
        if self._left <= 0:
            raise ParseError("This document unpacks to more than can be read safely.")
        return data

    def text(self, name: str, most: int) -> str:
        """A member as text: UTF-16 where it says so, UTF-8 otherwise."""
        data = self.read(name, most)
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16", "replace")
        return data.decode("utf-8-sig", "replace")

    def xml(self, name: str, most: int) -> Element | None:
        """A member as an element tree, None where there is none. Raises ParseError where it is damaged."""
        if name not in self._infos:
            return None
        return parse_xml(self.text(name, most))


def _check_directory(view: ByteView) -> None:
    """Refuse a directory of members that is too long to be held in memory."""
    tail = view.upto(max(view.size - 66_000, 0), 66_000)
    end = tail.rfind(_END)
    if end < 0:
        raise ParseError(_BROKEN, "It may not have been copied completely.")
    if int.from_bytes(tail[end + 12 : end + 16], "little") > _LONGEST_DIRECTORY:
        raise ParseError("This document has more parts than can be looked at.")


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""

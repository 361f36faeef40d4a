"""Marks that are planted, and a search that knows them in every writing they could have been left in."""

from __future__ import annotations

import base64
import json
import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

_CALL = re.compile(rb"^(?:\d+ +)?(\w+)\((.*)$")
_FILE = re.compile(rb"^\d+<((?:[^>\\]|\\.)*)>")
_TEXT = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
_NO_FILE = re.compile(rb"pipe:|socket:|anon_inode:|/dev/(?!shm/)")


class Marks:
    """Looks for marks, each known by a name of its own: a failing test shouts the name, never the whole haystack."""

    def __init__(self, texts: Mapping[str, str], raw: Mapping[str, bytes], numbers: Mapping[str, float]) -> None:
        writings: dict[str, Iterable[bytes]] = {name: _writings(text) for name, text in texts.items()}
        writings |= {name: _writings_of_bytes(data) for name, data in raw.items()}
        writings |= {name: (struct.pack(">d", n), struct.pack("<d", n)) for name, n in numbers.items()}
        self._needles = {name: {one.lower() for one in ways} for name, ways in writings.items()}

    def within(self, data: bytes) -> set[str]:
        """The names of the marks that stand in these bytes, in upper or lower case."""
        lowered = data.lower()
        return {name for name, needles in self._needles.items() if any(needle in lowered for needle in needles)}

    def below(self, folder: Path, without: Iterable[Path] = ()) -> dict[str, set[str]]:
        """File -> the marks in its name or its bytes, for every file and folder below `folder`."""
        found = {}
        for path in sorted(folder.rglob("*")):
            if any(path == left_out or left_out in path.parents for left_out in without):
                continue
            name = path.relative_to(folder)
            hits = self.within(str(name).encode()) | (self.within(path.read_bytes()) if path.is_file() else set())
            if hits:
                found[str(name)] = hits
        return found

    def written(self, log: Path) -> dict[str, set[str]]:
        """File -> the marks in what was written to it, from the log of `WATCH`. The bytes of a file are put together,
        so that a mark cut in two by two writes is found."""
        streams: dict[str, bytearray] = {}
        for path, data in _writes(log):
            streams.setdefault(path, bytearray()).extend(data)
        return {path: hits for path, data in streams.items() if (hits := self.within(bytes(data)))}


_WRITING = "write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range"
WATCH = (
    *("-D", "-f", "-q", "-y", "-xx", "-s", "20000000"),
    *(
        "-e",
        "trace=write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,open,openat,creat,rename,renameat2,socket",
    ),
)
"""What to run strace with: it writes down every byte that is written, every file by its name, and every socket."""


def files_written(log: Path) -> set[str]:
    """Every file that was opened for writing or written to."""
    opened = {path for path, flags in _opened(log) if re.search(rb"O_WRONLY|O_RDWR|O_CREAT", flags)}
    files = {path for path in opened if not _NO_FILE.match(path.encode())}
    return files | {path for path, _ in _writes(log)}


def internet_sockets(log: Path) -> list[str]:
    """What was said to the system where an internet socket was opened."""
    return [said.decode() for name, said in _calls(log) if name == b"socket" and b"AF_INET" in said]


def is_over(log: Path, process: int) -> bool:
    """Whether the log has come to the end of a process."""
    end = re.compile(rb"^%d +\+\+\+ (?:exited|killed)" % process, re.MULTILINE)
    return log.exists() and end.search(log.read_bytes()) is not None


def _writes(log: Path) -> Iterator[tuple[str, bytes]]:
    for name, arguments in _calls(log):
        file = _FILE.match(arguments)
        if file is None or name in (b"open", b"openat", b"creat", b"rename", b"renameat2"):
            continue
        path = _plain(file[1])
        if not _NO_FILE.match(path):
            assert b'"...' not in arguments, "the log was cut"
            yield path.decode(), b"".join(map(_plain, _TEXT.findall(arguments)))


def _opened(log: Path) -> Iterator[tuple[str, bytes]]:
    for name, arguments in _calls(log):
        if name in (b"open", b"openat", b"creat"):
            path = _TEXT.search(arguments)
            if path is not None:
                flags = b"O_CREAT" if name == b"creat" else arguments[path.end() :]
                yield _plain(path[1]).decode(), flags


def _calls(log: Path) -> Iterator[tuple[bytes, bytes]]:
    for line in log.read_bytes().splitlines():
        call = _CALL.match(line)
        if call is not None:
            yield call[1], call[2]


def _plain(shown: bytes) -> bytes:
    """What strace writes as backslash escapes."""
    return re.sub(rb"\\x([0-9a-f]{2})", lambda match: bytes([int(match[1], 16)]), shown)


def _writings(text: str) -> Iterator[bytes]:
    forms = {text, unicodedata.normalize("NFD", text)}
    for cased in (cased for form in forms for cased in (form, form.lower(), form.upper())):
        yield from _writings_of_bytes(cased.encode())
        yield cased.encode("utf-16-le")
        yield cased.encode("utf-16-be")
        yield quote(cased).encode()
        yield cased.encode("ascii", "xmlcharrefreplace")
        yield json.dumps(cased).strip('"').encode()


def _writings_of_bytes(data: bytes) -> Iterator[bytes]:
    yield data
    yield data.hex().encode()
    for before in range(3):  # base64 looks different at each of three offsets; the edges mix with their neighbors
        whole = base64.b64encode(bytes(before) + data)
        yield whole[-(-before * 4 // 3) : len(whole) - len(whole) % 4 - 4]

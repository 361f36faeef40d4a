"""The words of a file that holds nothing else: posts, messages and lists in account exports, notes, web pages.

Exports change their shapes every year, and each platform has its own. So no shape is asked for: whatever is written
between quotes of JSON, in the cells of a table or on a page is a text that somebody may have typed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape

from officer_exposure.artifact import Metadata
from officer_exposure.model import ArtifactKind
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.loose_text import add_text
from officer_exposure.parsing.map_addresses import LONGEST, MAP_PAGE, words_in_address
from officer_exposure.parsing.positions import add_position
from officer_exposure.parsing.typed_places import ORIGIN, typed_places

ONLY_WORDS = "Only the words of this file were looked at, and nothing else in it."

_NAME = "Words:text"
_MOST = 32 * 1024 * 1024
"""Bytes that are read of one file."""

_SHORTEST = 5
"""Characters that a file must hold to have words."""

_MOST_STRINGS = 400_000
_SCRIPT = re.compile(rb"\s*(?:window\.|var |const |let )?[\w.$\[\]\"'-]{1,120}\s*=\s*(?=[\[{])")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_BINARY = re.compile("[\0-\x08\x0e-\x1a]")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"|\\?\Z)(\s*:)?', re.DOTALL)
"""Keys are matched as well, so that no text between two texts is taken for one. It matches at every quote: else each
quote of a file that ends in "\\" would have all of it read anew."""

_CELL = re.compile(r'"((?:[^"]|"")*+)(?:"|\Z)|([^,;\t|"\r\n]{3,}+)')
_HIDDEN = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_SHOWN = re.compile(r"</(?:script|style)\s*>", re.IGNORECASE)
_INLINE = re.compile(r"</?(?:a|b|i|u|em|strong|span|font|small|mark|abbr|time)(?:\s[^<>]{0,2000})?>", re.IGNORECASE)
_ADDRESS_END = re.compile(r"[\s\"'<>]")
_TAG = re.compile(r"<[^<>]{0,5000}>")
_WORDY = re.compile(r"[^\W\d_]{3}|\d(?:\W?\d){6}")
_TIMED = re.compile(r"\d{4}-\d\d-\d\d(?:[T ][\d:.,]+(?: ?(?:Z|UTC|[+-][\d:]+))?)?|[\w-]{20,}|[\d.]+")
"""Times and numbers of things."""

_TWICE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf]")
"""UTF-8 that was taken for Latin-1, as Facebook and Instagram write it."""


def evened_view(view: ByteView, name: str) -> ByteView:
    """The same file as UTF-8, and without the JavaScript that stands before the JSON of some exports."""
    if view.head[:2] in _WIDE and _extension(name) in _READERS and view.size <= _MOST:
        return ByteView.of(b"".join(view.through()).decode("utf-16", "replace").encode())
    script = _SCRIPT.match(view.head[:400]) if _extension(name) == "js" else None
    return view.part(script.end(), view.size - script.end()) if script else view


def read_words(view: ByteView, into: Metadata, name: str) -> bool:
    """Read a file of which nothing but its words is known. Return whether there are any."""
    if not add_words(view, into, name):
        return False
    into.kind, into.format = ArtifactKind.DOCUMENT, into.format or _extension(name).upper()
    into.problems.append(ONLY_WORDS)
    for tag in into.texts:
        for latitude, longitude in typed_places(tag.value, bare=False):
            add_position(into, latitude, longitude, ORIGIN)
    return True


def add_words(view: ByteView, into: Metadata, name: str) -> bool:
    """Add the words of a file that was read for something else. Return whether it has any."""
    reader = _READERS.get(_extension(name))
    text = _decoded(view, into) if reader else None
    if reader is None or text is None:
        return False
    found: dict[str, None] = {}
    for part in reader(text):
        if len(found) >= _MOST_STRINGS:
            into.texts_cut = True
            break
        if _WORDY.search(part) and not _TIMED.fullmatch(part):
            found[part] = None
    add_text(into, _NAME, "\n".join(found))
    return len(found) > 1 or any(len(part) >= _SHORTEST for part in found)


def _decoded(view: ByteView, into: Metadata) -> str | None:
    """The text of a file; None where it is none."""
    blocks: list[bytes] = []
    for block in view.through():
        blocks.append(block)
        if len(blocks) << 18 >= _MOST:
            into.texts_cut = True
            break
    data = b"".join(blocks)
    if data[:2] in _WIDE:
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            late = error.start > len(data) - 4
            text = data.decode("utf-8-sig", "replace") if late else data.decode("cp1252", "replace")
    return None if _BINARY.search(text[:65_536]) else text


def _extension(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _strings(text: str) -> Iterator[str]:
    """The texts in JSON, also where it is damaged or ends early."""
    for match in _STRING.finditer(text):
        if match[2]:
            continue
        plain = match[1]
        if "\\" in plain:
            try:
                plain = json.loads(f'"{plain}"', strict=False)
            except ValueError:
                plain = plain.replace("\\", " ")
        yield _mended(plain)


def _mended(text: str) -> str:
    if not _TWICE.search(text):
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _cells(text: str) -> Iterator[str]:
    """The texts in a table, whatever stands between its columns."""
    for match in _CELL.finditer(text):
        yield (match[1] or match[2] or "").replace('""', '"').strip()


def _page(text: str) -> Iterator[str]:
    """The lines of a web page."""
    for part in _shown(text):
        yield from _map_links(part)
        yield from _lines(unescape(_TAG.sub("\n", _INLINE.sub(" ", part))))


def _map_links(page: str) -> Iterator[str]:
    """What stands in the address of a map is not shown, and tells a place; what it asks for in words, too."""
    for match in MAP_PAGE.finditer(page):
        address = unescape(_ADDRESS_END.split(page[match.start() : match.start() + LONGEST], 1)[0])
        yield address
        yield words_in_address(address)


def _shown(text: str) -> Iterator[str]:
    """A page without its programs."""
    place = 0
    while hidden := _HIDDEN.search(text, place):
        yield text[place : hidden.start()]
        over = _SHOWN.search(text, hidden.end())
        place = over.end() if over else len(text)
    yield text[place:]


def _lines(text: str) -> Iterable[str]:
    return (line.strip() for line in text.splitlines())


_Reader = Callable[[str], Iterable[str]]
_READERS: dict[str, _Reader] = {
    **dict.fromkeys(("json", "js", "geojson", "jsonl", "ndjson"), _strings),
    **dict.fromkeys(("csv", "tsv"), _cells),
    **dict.fromkeys(("html", "htm", "xhtml", "xml"), _page),
    **dict.fromkeys(("txt", "md", "log", "vcf", "ics", "eml", "text"), _lines),
}
"""By what the name says it is: a note and a table of words look the same."""

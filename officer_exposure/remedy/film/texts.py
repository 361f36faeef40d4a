"""The texts beside a film that may stay: who and what made it, and when. Never a place, nor a text that may name one.

Titles, descriptions and comments are in no list: "at Grandma's" is a place, too.
"""

from __future__ import annotations

from struct import pack

from officer_exposure.errors import ParseError
from officer_exposure.parsing.quicktime.metadata import read_keys
from officer_exposure.parsing.quicktime.names import MOBILE_TEXTS, PLAIN_TEXTS, TEXTS
from officer_exposure.parsing.telemetry.text import text_fixes
from officer_exposure.remedy.film.nodes import Node, parse
from officer_exposure.remedy.interface import Ledger, What

_DATES = frozenset({b"\xa9day", b"date", b"com.apple.quicktime.creationdate"})
_MAKERS = frozenset(
    {b"\xa9mak", b"\xa9mdl", b"\xa9mod", b"\xa9swr", b"\xa9aut", b"\xa9ART", b"\xa9cpy", b"\xa9prd", b"manu", b"modl"}
    | {b"com.apple.quicktime." + word for word in (b"make", b"model", b"software", b"author", b"artist", b"copyright")}
    | {b"com.android.manufacturer", b"com.android.model", b"make", b"model", b"author", b"artist", b"copyright"}
)
_LONGEST = 512
_MOST_ENTRIES = 4096

_PLACES = frozenset({b"\xa9xyz", b"@xyz", b"loci", b"gps ", b"GPS ", b"gps0", b"GPMF"})
_PICTURES = frozenset({b"thmb", b"thum", b"CNTH", b"CNDA", b"covr", b"PICT", b"snal", b"tnal"})
_SPACE = frozenset({b"free", b"skip", b"wide"})


def may_stay(name: bytes, value: bytes, what: What) -> bool:
    """Whether the text called `name` comes along."""
    listed = _DATES if what is What.IDENTITY else _DATES | _MAKERS
    return what is not What.ALL and name in listed and len(value) <= _LONGEST and text_fixes(value) == []


def user_data(node: Node, what: What, ledger: Ledger) -> Node | None:
    """What stays of a `udta` box; None where nothing does. The rest is entered in the ledger."""
    try:
        children = parse(node.body)
    except ParseError:
        ledger.removed("user data that cannot be read")
        return None
    kept = [child for child in children if may_stay(child.kind, child.body, what)]
    for child in children:
        if child.kind == b"meta":
            keyed(child, What.ALL, ledger)
        elif child not in kept and child.body.strip(b"\0"):
            ledger.removed(_word(child.kind))
    return Node(b"udta", b"", tuple(kept)) if kept else None


def keyed(node: Node, what: What, ledger: Ledger) -> Node | None:
    """What stays of a `meta` box with keys and values; None where nothing does."""
    try:
        return _keyed(node, what, ledger)
    except ParseError:
        ledger.removed("metadata that cannot be read")
        return None


def _keyed(node: Node, what: What, ledger: Ledger) -> Node | None:
    body = node.body if node.body[4:8] == b"hdlr" else node.body[4:]
    children = parse(body)
    keys = next((child for child in children if child.kind == b"keys"), None)
    names = [name.encode() for name in read_keys(keys.body)] if keys else []
    kept: list[tuple[bytes, bytes]] = []
    for child in children:
        if child.kind == b"ilst":
            for entry in parse(child.body)[:_MOST_ENTRIES]:
                number = int.from_bytes(entry.kind, "big")
                name = names[number - 1] if 0 < number <= len(names) else entry.kind
                if keys and may_stay(name, entry.body, what):
                    kept.append((name, entry.body))
                else:
                    ledger.removed(_word(name))
        elif child.kind not in (b"hdlr", b"keys", b"ctry", b"lang", *_SPACE):
            ledger.removed(_word(child.kind))
    return _listing(kept) if kept else None


def _listing(kept: list[tuple[bytes, bytes]]) -> Node:
    keys = b"".join(pack(">I", 8 + len(name)) + b"mdta" + name for name, _ in kept)
    entries = tuple(Node(pack(">I", number), value) for number, (_, value) in enumerate(kept, 1))
    return Node(
        b"meta",
        b"",
        (
            Node(b"hdlr", bytes(8) + b"mdta" + bytes(13)),
            Node(b"keys", bytes(4) + pack(">I", len(kept)) + keys),
            Node(b"ilst", b"", entries),
        ),
    )


def _word(name: bytes) -> str:
    """What a field is, without its value."""
    lowered = name.lower()
    if name in _PLACES or any(word in lowered for word in (b"location", b"gps", b"coordinates")):
        return "the place where it was filmed"
    if name in _PICTURES or b"artwork" in lowered:
        return "a cover or preview picture"
    if b"content.identifier" in lowered:
        return "the number that joins a film to its photo"
    if name in _DATES or b"date" in lowered:
        return "a date of filming"
    if name in _MAKERS or name in TEXTS or name in PLAIN_TEXTS or name in MOBILE_TEXTS:
        return "a text about the film, its maker or the camera"
    return "data of the camera's maker"

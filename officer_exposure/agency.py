"""The agency pack of a vault: taken in from a file, kept, and laid over the content while the vault is open."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from officer_exposure.content.loading import load_content, use_pack
from officer_exposure.content.pack import MOST_BYTES, NAME, pack_of
from officer_exposure.content.pack_shape import Pack
from officer_exposure.content.reading import text_of
from officer_exposure.errors import ContentError

if TYPE_CHECKING:
    from officer_exposure.store.store import Store

_SETTING = "agency_pack"


def take_in(store: Store, path: Path) -> Pack:
    """Keep the pack in this file and use it from now on. Raises ContentError; the pack before then stays in use."""
    text = text_of(path, NAME, MOST_BYTES)
    pack = pack_of(text)
    store.settings.set(_SETTING, text)
    use_pack(pack)
    return pack


def leave(store: Store) -> None:
    """Use no pack any more, and forget the one that was kept. Answers to its questions stay."""
    store.settings.set(_SETTING, "")
    use_pack(None)


def version_of(text: str) -> str:
    """16 hexadecimal digits of a pack's text: the same for the same file, on every computer."""
    return sha256(text.replace("\r\n", "\n").encode("utf-8", "replace")).hexdigest()[:16]


def kept_version(store: Store) -> str:
    """The version of the pack that is kept and in use; empty where none is."""
    return version_of(store.settings.get(_SETTING)) if load_content().agency is not None else ""


def version_in(path: Path) -> str:
    """The version of the pack in a file. Raises ContentError where it is none."""
    text = text_of(path, NAME, MOST_BYTES)
    pack_of(text)
    return version_of(text)


def use_kept(store: Store) -> str:
    """Use the pack that is kept, if there is one. Returns "", or why it cannot be used: all else works without it."""
    use_pack(None)
    text = store.settings.get(_SETTING)
    if not text:
        return ""
    try:
        use_pack(pack_of(text))
    except ContentError as error:
        return str(error)
    return ""

"""The files in a zip archive, as a platform hands out what it knows of an account, or as photos are sent."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

import msgspec

from officer_exposure.disk.archive import ArchiveError, directory
from officer_exposure.disk.files import UnreadableError, open_ordinary
from officer_exposure.disk.inside import inside, path_inside
from officer_exposure.examining import FileJob
from officer_exposure.file_names import shown_name
from officer_exposure.model import NotChecked
from officer_exposure.sources.clutter import SYSTEM_FILE, is_clutter_inside

_EXTENSION = b".zip"
_DOCUMENT = frozenset({"[Content_Types].xml", "mimetype"})
"""A document of Office is such an archive, too. Under another name it is still one document."""

_CLOSED = "This archive could not be opened, so nothing in it was looked at."
_EMPTY = "This archive is empty."
_NESTED = "An archive inside an archive is not looked into. Unpack it, and add the folder."


def is_archive(path: bytes) -> bool:
    """Whether a file is looked into, by its name. A file inside an archive is not."""
    return path.lower().endswith(_EXTENSION) and inside(path) is None


def members(archive: FileJob, opened: set[str]) -> Iterator[FileJob | NotChecked]:
    """The files in an archive, each as a job of its own. Never raises: what is wrong becomes a NotChecked.

    The name of the archive, with a `!`, joins the folders that were `opened` once its directory has been read.
    """
    try:
        with open_ordinary(archive.path) as file:
            names = list(directory(file))
    except (ArchiveError, UnreadableError) as error:
        yield _missed(archive, archive.path, error.reason)
        return
    except OSError:
        yield _missed(archive, archive.path, _CLOSED)
        return
    if not _DOCUMENT.isdisjoint(names):
        yield archive
        return
    opened.add(shown_name(archive.path[archive.root :]) + "!")
    files = [name for name in names if not name.endswith("/")]
    yield from _each(archive, files) if files else [_missed(archive, archive.path, _EMPTY)]


def _each(archive: FileJob, names: Iterable[str]) -> Iterator[FileJob | NotChecked]:
    for name in names:
        path = path_inside(archive.path, name)
        if is_clutter_inside(name):
            yield _missed(archive, path, SYSTEM_FILE)
        elif os.fsencode(name).lower().endswith(_EXTENSION):
            yield _missed(archive, path, _NESTED)
        else:
            yield msgspec.structs.replace(archive, path=path)


def _missed(archive: FileJob, path: bytes, reason: str) -> NotChecked:
    return NotChecked(archive.source, shown_name(path[archive.root :]), "*", reason)

"""The files in a zip archive, as a platform hands out what it knows of an account, or as photos are sent."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from officer_exposure.disk.archive import Archive, ArchiveError
from officer_exposure.disk.files import UnreadableError, open_ordinary
from officer_exposure.disk.inside import inside, path_inside
from officer_exposure.examining import FileJob
from officer_exposure.file_names import shown_name
from officer_exposure.model import NotChecked
from officer_exposure.sources.clutter import SYSTEM_FILE, is_clutter_inside

_EXTENSION = b".zip"
_DOCUMENT = {"[Content_Types].xml": ("word/", "xl/", "ppt/", "visio/"), "mimetype": ("META-INF/", "content.xml")}
"""A document of Office is such an archive, too: one of these lies in it, with what belongs to it. Under another name it
is still one document."""

_CLOSED = "This archive could not be opened, so nothing in it was looked at."
_EMPTY = "This archive is empty."
_NESTED = "An archive this deep inside others is not looked into. Unpack it, and add the folder."


def is_archive(path: bytes) -> bool:
    """Whether a file is looked into, by its name. A file inside an archive is not."""
    return path.lower().endswith(_EXTENSION) and inside(path) is None


def members(archive: FileJob, opened: set[str]) -> Iterator[FileJob | NotChecked]:
    """The files in an archive, each as a job of its own. Never raises: what is wrong becomes a NotChecked.

    The name of the archive, with a `!`, joins the folders that were `opened` once its directory has been read.
    """
    here = shown_name(archive.path[archive.root :]) + "!"
    try:
        with open_ordinary(archive.path) as file:
            read = Archive(file)
            if _is_document(read.names):
                yield archive
                return
            opened.add(here)
            yield from _each(archive, read, opened)
    except (ArchiveError, UnreadableError) as error:
        yield _missed(archive, archive.path, error.reason)
        return
    except OSError:
        yield _missed(archive, archive.path, _CLOSED)
        return


def _is_document(names: Collection[str]) -> bool:
    return any(sign in names and any(name.startswith(beside) for name in names) for sign, beside in _DOCUMENT.items())


def _each(job: FileJob, archive: Archive, opened: set[str]) -> Iterator[FileJob | NotChecked]:
    files = [name for name in archive.names if not name.endswith("/")]
    if not files:
        yield _missed(job, job.path, _EMPTY)
    for name in files:
        yield from _inner(job, archive, name, opened) if _is_zip(name) else [_one(job, name)]


def _inner(job: FileJob, archive: Archive, member: str, opened: set[str]) -> Iterator[FileJob | NotChecked]:
    """The files of an archive inside the archive; what it cannot tell becomes a NotChecked of its own."""
    path = path_inside(job.path, member)
    try:
        names = archive.names_inside(member)
    except ArchiveError as error:
        yield _missed(job, path, error.reason)
        return
    opened.add(shown_name(path[job.root :]) + "!")
    for name in names:
        if _is_zip(name):
            yield _missed(job, path_inside(path, name), _NESTED)
        elif not name.endswith("/"):
            yield _one(job, f"{member}!/{name}")


def _is_zip(name: str) -> bool:
    return name.lower().endswith(_EXTENSION.decode())


def _one(job: FileJob, name: str) -> FileJob | NotChecked:
    path = path_inside(job.path, name)
    return _missed(job, path, SYSTEM_FILE) if is_clutter_inside(name) else msgspec.structs.replace(job, path=path)


def _missed(archive: FileJob, path: bytes, reason: str) -> NotChecked:
    return NotChecked(archive.source, shown_name(path[archive.root :]), "*", reason)

"""Files in a folder and all folders below it, or a single file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from officer_exposure.artifact import Artifact
from officer_exposure.examining import FileJob
from officer_exposure.file_names import shown_name
from officer_exposure.model import Audience, NotChecked
from officer_exposure.sources.clutter import SYSTEM_FILE, is_clutter
from officer_exposure.sources.zipped import is_archive, members
from officer_exposure.store.folder import is_of_a_vault

_SEPARATOR = os.fsencode(os.sep)
_JUNCTION = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)

_LINKED_FOLDER = "A link to another folder is not followed. Add that folder itself to look into it."
_BROKEN_LINK = "A link that leads nowhere."
_NOT_A_FILE = "This is not an ordinary file."
_CLOSED_FOLDER = "This folder could not be opened, so nothing in it was looked at."

_WENT_AWAY = "This folder went away while it was looked at, so not all of it was. Is its disk still connected?"


class FolderSource:
    """Walks a folder as it goes: memory does not grow with the number of files.

    `path` is a real path (no links in it). `others` holds the real paths of other sources, with their ids: what lies
    below this one is left to them. `root` is what stands before every artifact's name. `opened` names the folders
    that were opened so far.
    """

    def __init__(self, path: bytes, name: str, audience: Audience, others: Mapping[bytes, str]) -> None:
        self._path = path
        self._others = others
        self.root = path if path.endswith(_SEPARATOR) else path + _SEPARATOR
        self.id = name
        self.audience = audience
        self.opened: set[str] = set()

    @property
    def elsewhere(self) -> dict[str, str]:
        """What is left to other sources: the name it would have here, and the id of its source."""
        return {
            shown_name(path[len(self.root) :]): source
            for path, source in self._others.items()
            if path.startswith(self.root)
        }

    def artifacts(self) -> Iterator[FileJob | Artifact | NotChecked]:
        """Walk through everything once, a folder's files before its subfolders."""
        waiting = [self._path]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    self.opened.add(shown_name(folder[len(self.root) :]))
                    for entry in entries:
                        if entry.path in self._others or is_of_a_vault(folder, entry.name):
                            continue
                        if entry.is_dir(follow_symlinks=False) and not _is_junction(entry):
                            waiting.append(entry.path)
                        else:
                            yield from self._artifacts(entry)
            except OSError:
                yield self._missed(folder, _CLOSED_FOLDER)
        if self.opened and not Path(os.fsdecode(self._path)).is_dir():
            yield self._missed(self._path, _WENT_AWAY)

    def _artifacts(self, entry: os.DirEntry[bytes]) -> Iterator[FileJob | NotChecked]:
        item = self._artifact(entry)
        if isinstance(item, FileJob) and is_archive(item.path):
            yield from members(item, self.opened)
        else:
            yield item

    def _artifact(self, entry: os.DirEntry[bytes]) -> FileJob | NotChecked:
        if is_clutter(entry.name):
            return self._missed(entry.path, SYSTEM_FILE)
        if entry.is_file(follow_symlinks=False):
            return FileJob(self.id, self.audience, entry.path, len(self.root))
        if entry.is_symlink() or _is_junction(entry):
            return self._linked(entry)
        return self._missed(entry.path, _NOT_A_FILE)

    def _linked(self, entry: os.DirEntry[bytes]) -> FileJob | NotChecked:
        """A link to a file is that file. A link to a folder could lead in circles, or out of what was chosen."""
        try:
            mode = entry.stat().st_mode
        except OSError:
            return self._missed(entry.path, _BROKEN_LINK)
        if stat.S_ISREG(mode):
            return FileJob(self.id, self.audience, entry.path, len(self.root))
        return self._missed(entry.path, _LINKED_FOLDER if stat.S_ISDIR(mode) else _NOT_A_FILE)

    def _missed(self, path: bytes, reason: str) -> NotChecked:
        return NotChecked(self.id, shown_name(path[len(self.root) :]), "*", reason)


class FileSource:
    """A single file that was chosen by itself. `path` is a real path."""

    def __init__(self, path: bytes, name: str, audience: Audience) -> None:
        self._path = path
        self.root = path[: path.rindex(_SEPARATOR) + 1]
        self.id = name
        self.audience = audience

    def artifacts(self) -> Iterator[FileJob | Artifact | NotChecked]:
        """The one file, or the files in the archive that it is."""
        job = FileJob(self.id, self.audience, self._path, len(self.root))
        if is_archive(self._path):
            yield from members(job, set())
        else:
            yield job


def _is_junction(entry: os.DirEntry[bytes]) -> bool:
    """A Windows folder that is a link under another name."""
    if _JUNCTION is None:
        return False
    return bool(getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _JUNCTION)

"""Who can open a file that is saved somewhere: what is promised of it must be true of that place.

A file is written for its owner alone. Yet many sticks and memory cards know no owners (FAT, exFAT), Windows takes the
rights of a file from its folder, and a folder that a cloud service copies leaves the computer.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from enum import Enum
from pathlib import Path

_CLOUD = re.compile(
    r"onedrive( - .*)?|dropbox( \(.*\))?|google ?drive|my drive|icloud ?drive|mobile documents|cloudstorage|box sync"
    r"|nextcloud|owncloud|pcloud ?drive|mega( ?sync)?|sync\.com|yandex\.disk|proton drive|tresorit|seafile",
    re.IGNORECASE,
)
"""How cloud services call the folder that they copy, as they make it."""

_ONE_DRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Where Windows says that its own lies, whatever it is called."""

_ICLOUD = Path("Library", "Mobile Documents", "com~apple~CloudDocs")
_ICLOUD_TAKES = ("Desktop", "Documents") if sys.platform == "darwin" else ()
"""Where macOS copies these two, they lie below a folder of iCloud, and still look as if they lay at home."""


class CanOpen(Enum):
    """`OWNER`: one user account of this computer. `OTHERS`: whoever uses its disk. `CLOUD`: a service gets a copy."""

    OWNER = "owner"
    OTHERS = "others"
    CLOUD = "cloud"


def is_copied_to_a_cloud(folder: Path, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a folder is, by its name, place or what Windows says, one that a service copies. It knows no others."""
    places = {folder.absolute(), folder.resolve()}
    named = {Path(environment[name]).resolve() for name in _ONE_DRIVE if environment.get(name)}
    return any(
        any(_CLOUD.fullmatch(part) for part in place.parts)
        or any(place.is_relative_to(cloud) for cloud in named)
        or _is_in_icloud(place)
        for place in places
    )


def who_can_open(path: Path) -> CanOpen:
    """Who can open this file, which is there."""
    if is_copied_to_a_cloud(path.parent):
        return CanOpen.CLOUD
    if sys.platform == "win32":
        return CanOpen.OWNER if path.resolve().is_relative_to(Path.home().resolve()) else CanOpen.OTHERS
    try:
        status = path.stat()
    except OSError:
        return CanOpen.OTHERS
    return CanOpen.OWNER if not status.st_mode & 0o077 and status.st_uid == os.geteuid() else CanOpen.OTHERS


def _is_in_icloud(place: Path) -> bool:
    home = Path.home()
    return any(place.is_relative_to(home / name) and (home / _ICLOUD / name).exists() for name in _ICLOUD_TAKES)

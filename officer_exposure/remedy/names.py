"""The name of a copy: neutral where the original's name tells something that is to go. A name in use is never taken."""

from __future__ import annotations

import os
import re
from itertools import chain
from pathlib import Path

from officer_exposure.remedy.formats import CleanedFormat
from officer_exposure.remedy.interface import What
from officer_exposure.text.addresses import addresses_in
from officer_exposure.text.dates import dates_in
from officer_exposure.text.mention import Subject
from officer_exposure.text.words import words_in

_PLACES = frozenset({Subject.ADDRESS, Subject.PLACE})
_TOLD = {
    What.LOCATION: _PLACES,
    What.IDENTITY: _PLACES | {Subject.PERSON, Subject.OFFICER},
    What.ALL: frozenset(Subject),
}
_MOST_TRIES = 100_000


def tells_something(name: str, what: What) -> bool:
    """Whether a file's name speaks of what is to be removed. With ALL it always counts as if it did."""
    if what is What.ALL:
        return True
    return any(mention.subject in _TOLD[what] for mention in chain(addresses_in(name), words_in(name), dates_in(name)))


class CopyNames:
    """Gives the copies in one folder their names. `neutral`: always, never, or (None) where a name tells something."""

    def __init__(self, folder: Path, what: What, *, neutral: bool | None) -> None:
        self._folder = folder
        self._what = what
        self._neutral = neutral
        self._last: dict[str, int] = {}

    def place(self, part: Path, source: bytes, kind: CleanedFormat) -> Path:
        """Move the finished file `part` to its own name, which nothing had before, and return that. Raises OSError."""
        name = Path(os.fsdecode(source)).name
        neutral = tells_something(name, self._what) if self._neutral is None else self._neutral
        stem = kind.word if neutral else Path(name).stem
        for number in range(self._next(stem, kind) if neutral else 1, _MOST_TRIES):
            wanted = self._folder / _numbered(stem, number, kind.extension, neutral=neutral)
            if _take(part, wanted):
                if neutral:
                    self._last[stem] = number
                return wanted
        raise FileExistsError

    def _next(self, word: str, kind: CleanedFormat) -> int:
        """The number after the highest that is there."""
        if word not in self._last:
            numbered = re.compile(rf"{re.escape(word)}-(\d{{4,6}})\.\w+")
            found = (numbered.fullmatch(path.name) for path in self._folder.iterdir())
            self._last[word] = max((int(match[1]) for match in found if match), default=0)
        return self._last[word] + 1


def _numbered(stem: str, number: int, extension: str, *, neutral: bool) -> str:
    if neutral:
        return f"{stem}-{number:04}{extension}"
    return f"{stem}{extension}" if number == 1 else f"{stem}-{number}{extension}"


def _take(part: Path, wanted: Path) -> bool:
    """Give `part` the name `wanted`, unless something bears it already. Raises OSError."""
    try:
        os.link(part, wanted, follow_symlinks=False)
    except FileExistsError:
        return False
    except (OSError, NotImplementedError):  # file systems without links, as on memory cards
        if os.path.lexists(wanted):
            return False
        part.rename(wanted)
        return True
    part.unlink()
    return True

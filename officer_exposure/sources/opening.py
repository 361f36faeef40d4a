"""From the paths somebody named to sources that do not overlap."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from officer_exposure.disk.files import is_there
from officer_exposure.disk.inside import inside, path_inside
from officer_exposure.errors import SourceError
from officer_exposure.file_names import shown_name
from officer_exposure.model import Audience
from officer_exposure.sources.folder import FileSource, FolderSource
from officer_exposure.sources.interface import Source

_ANSWERS = (".yaml", ".yml")
_WIDTH = {audience: width for width, audience in enumerate(Audience)}
"""How many can see it; `Audience` is written from few to many."""


def open_sources(
    places: Iterable[tuple[Path, Audience]], name_of: Callable[[Path], str] | None = None
) -> tuple[Source, ...]:
    """Folders, files, archives and answer sheets as sources with ids of their own; every file is in exactly one.

    `name_of` gives a real path its id where ids outlive this run (`store.places.source_id`): the same for the same
    place, another for another. A place named twice is looked at once, for the wider audience. A folder inside another
    keeps its own audience: the outer one leaves it out. Raises SourceError for a place that cannot be used.
    """
    audiences: dict[bytes, Audience] = {}
    for number, (place, audience) in enumerate(places, 1):
        path = os.fsencode(_real(place, number))
        audiences[path] = max(audience, audiences.get(path, audience), key=_WIDTH.__getitem__)
    taken: set[str] = set()
    names = {path: name_of(Path(os.fsdecode(path))) if name_of else _distinct(path, taken) for path in audiences}
    return tuple(_open(path, names, audience) for path, audience in audiences.items())


def _real(place: Path, number: int) -> Path:
    try:
        within = inside(os.fsencode(place))
        if within is not None and is_there(os.fsencode(place)):
            archive = os.fsencode(Path(os.fsdecode(within.archive)).resolve(strict=True))
            return Path(os.fsdecode(path_inside(archive, within.member)))
        path = place.expanduser().resolve(strict=True)
        if path.is_dir():
            os.scandir(path).close()
    except (OSError, RuntimeError) as error:
        raise SourceError(
            f"Place {number} that you chose cannot be opened.",
            "Check that it is there and that you may open it.",
        ) from error
    return path


def _open(path: bytes, names: Mapping[bytes, str], audience: Audience) -> Source:
    place, name = Path(os.fsdecode(path)), names[path]
    if place.is_dir():
        return FolderSource(path, name, audience, names)
    if place.suffix.lower() in _ANSWERS:
        from officer_exposure.sources.answers import AnswersSource

        return AnswersSource(place, name)
    return FileSource(path, name, audience)


def _distinct(path: bytes, taken: set[str]) -> str:
    """The last part of the path, numbered where two sources would share it."""
    last = shown_name(path).rpartition("/")[2] or "/"
    name, number = last, 2
    while name in taken:
        name, number = f"{last} ({number})", number + 1
    taken.add(name)
    return name

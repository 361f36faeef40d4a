"""The files in places that somebody chose, for work that needs no audit."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from officer_exposure.examining import FileJob
from officer_exposure.model import Audience
from officer_exposure.sources.opening import open_sources


def files_in(places: Iterable[Path]) -> Iterator[Path]:
    """Every file in folders and all folders below them, and files chosen by themselves; each once.

    Links to folders are not followed. Raises SourceError for a place that cannot be opened.
    """
    for source in open_sources((place, Audience.UNKNOWN) for place in places):
        for item in source.artifacts():
            if isinstance(item, FileJob):
                yield Path(os.fsdecode(item.path))

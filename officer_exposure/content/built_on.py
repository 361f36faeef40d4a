"""What the program is built on, and under which licences: libraries, model files, and data that comes along."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from officer_exposure.content.reading import read_table
from officer_exposure.content.strict import Strict
from officer_exposure.errors import ContentError
from officer_exposure.models.lock import load_lock

FILE = "built_on.yaml"


class Part(Strict, frozen=True):
    """Something of others. `licence`: SPDX, or in words where that has no name for it. `holds`: what is within it."""

    name: str
    licence: str
    holds: str = ""


class _File(Strict, frozen=True):
    """built_on.yaml."""

    libraries: tuple[Part, ...]
    data: tuple[Part, ...]


class BuiltOn(Strict, frozen=True):
    """All of it. `models`: the model files by what their authors call them, from the lock."""

    libraries: tuple[Part, ...]
    models: tuple[Part, ...]
    data: tuple[Part, ...]


@cache
def load_built_on() -> BuiltOn:
    """The whole list. Raises ContentError where the file breaks its schema or names a part twice."""
    file = checked(read_table(FILE, _File))
    return BuiltOn(file.libraries, tuple(_models()), file.data)


def checked(file: _File) -> _File:
    """The same, cross-checked."""
    names = [part.name.lower() for part in (*file.libraries, *file.data)]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ContentError(f"{FILE}: {twice} is given twice.")
    return file


def _models() -> Iterator[Part]:
    """The weights, each under its own licence; files of one name and licence stand once."""
    seen = dict.fromkeys((model.name, model.licence) for model in load_lock().models)
    return (Part(name, licence) for name, licence in seen)


SHAPE = _File
"""What stands in the file."""

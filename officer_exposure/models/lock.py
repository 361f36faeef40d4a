"""lock.yaml: the one reviewed list of model files. A field that is not named here is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Annotated

import msgspec

from officer_exposure.content.reading import Document
from officer_exposure.errors import ContentError

Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
"""SHA-256 in hexadecimal."""

Size = Annotated[int, msgspec.Meta(gt=0)]
"""Bytes."""

_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The base of all entries."""


class Package(_Strict, frozen=True):
    """A wheel on the package index. `licence`: SPDX, of its code. `texts`: the members that hold licence texts."""

    name: str
    version: str
    wheel: str
    sha256: Digest
    size: Size
    licence: str
    texts: tuple[str, ...]


class Made(_Strict, frozen=True):
    """The file that is written from a member, and its digest."""

    file: str
    sha256: Digest
    size: Size


class Model(_Strict, frozen=True):
    """A model file. `sha256` and `size` are those of the wheel's member; what is installed is `installed`.

    `name`: what its authors call it. `purpose`: what it is for, as the rest of a sentence. `licence`: SPDX, of the
    weights; `note` says in a sentence where that is known from.
    """

    id: str
    name: str
    purpose: str
    package: str
    member: str
    sha256: Digest
    size: Size
    licence: str
    note: str
    made: Made | None = None

    @property
    def installed(self) -> Made:
        """The file as it lies on the disk."""
        return self.made or Made(PurePosixPath(self.member).name, self.sha256, self.size)


class Lock(_Strict, frozen=True):
    """The lock, cross-checked."""

    packages: tuple[Package, ...]
    models: tuple[Model, ...]

    def model(self, known_as: str) -> Model:
        """The model with this id. Raises KeyError."""
        return {model.id: model for model in self.models}[known_as]

    def model_in(self, file: str) -> Model:
        """The model that is installed as this file. Raises KeyError."""
        return {model.installed.file: model for model in self.models}[file]

    def package_of(self, model: Model) -> Package:
        """The wheel that carries a model."""
        return next(package for package in self.packages if package.name == model.package)

    def by_package(self) -> Mapping[Package, tuple[Model, ...]]:
        """The models of each wheel, in the order of the file."""
        return {
            package: tuple(model for model in self.models if model.package == package.name) for package in self.packages
        }


@cache
def load_lock() -> Lock:
    """The lock of this program. Raises ContentError where it breaks its schema or its parts do not fit together."""
    import pkgutil

    data = pkgutil.get_data("officer_exposure.models", "lock.yaml")
    assert data is not None
    return read_lock(data.decode())


def read_lock(text: str) -> Lock:
    """Read and cross-check a lock. Raises ContentError."""
    lock = Document(text, "lock.yaml", own=True).read(Lock)
    _refuse_doubles("package", [package.name for package in lock.packages])
    _refuse_doubles("id", [model.id for model in lock.models])
    _refuse_doubles("file", [model.installed.file for model in lock.models])
    packages = {package.name for package in lock.packages}
    for model in lock.models:
        if model.package not in packages:
            raise ContentError(f"lock.yaml: {model.id} names the package {model.package}, which is not listed.")
    unused = packages - {model.package for model in lock.models}
    if unused:
        raise ContentError(f"lock.yaml: nothing is taken from {sorted(unused)[0]}.")
    for name in (*(model.installed.file for model in lock.models), *(package.wheel for package in lock.packages)):
        if not _FILE_NAME.fullmatch(name):
            raise ContentError(f"lock.yaml: {name} is not a plain file name.")
    return lock


def _refuse_doubles(what: str, names: list[str]) -> None:
    double = next((name for name in names if names.count(name) > 1), None)
    if double:
        raise ContentError(f"lock.yaml: the {what} {double} is given twice.")

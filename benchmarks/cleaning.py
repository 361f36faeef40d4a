"""What cleaners leave in copies: ours, `exiftool -all=`, and the command that ExifCleaner 4.2 runs. Needs exiftool.

.venv/bin/python -P -m benchmarks.cleaning [FOLDER]

Cleans pictures, films and documents built by the tests, and every file of FOLDER if one is given. Each copy is read by
exiftool and by our parsers, and is decoded and compared with its original (films: their packets, by ffmpeg if it is
there). Nothing is written outside a temporary folder.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from officer_exposure.errors import ParseError
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.pixels.pictures import FORMATS
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.copying import clean_copies
from tests.core.parsing.build_boxes import box
from tests.core.parsing.build_office import archive
from tests.core.remedy.test_film import FULL
from tests.core.remedy.test_heif import FILM, avif
from tests.core.remedy.test_hostile_pictures import SEEDS
from tests.core.remedy.test_office import TELLING_MEMBERS
from tests.core.remedy.test_pdf import telling_document

_POSITIONS = ("GPSLatitude", "GPSPosition", "GPSCoordinates", "LocationInformation", "LocationCoordinates")
_NAMES = ("Artist", "Creator", "By-line", "Author", "OwnerName", "SerialNumber", "RegionName", "PersonDisplayName")
_NOT_NAMES = ("CreatorTool", "ProfileCreator", "XPAuthorTool")

_FILMS = (".mp4", ".mov", ".m4v", ".3gp")

Copies = dict[Path, Path]
"""Original to copy; an original without a copy was refused."""


def by_ours(originals: Iterable[Path], folder: Path) -> Copies:
    """Proven copies."""
    return {Path(os.fsdecode(one.source)): one.path for one in clean_copies(originals, folder) if one.path}


def by_exiftool(*wishes: str) -> Callable[[Iterable[Path], Path], Copies]:
    """Copies made by exiftool with `wishes`."""

    def clean(originals: Iterable[Path], folder: Path) -> Copies:
        folder.mkdir()
        copies = {}
        for original in originals:
            copy = folder / original.name
            command = ["exiftool", "-q", "-q", "-m", *wishes, "-o", str(copy), str(original)]
            subprocess.run(command, check=False, capture_output=True)
            if copy.exists():
                copies[original] = copy
        return copies

    return clean


_CLEANERS = {
    "Officer Exposure": by_ours,
    "exiftool -all=": by_exiftool("-all="),
    "ExifCleaner (emulated)": by_exiftool("-all=", "-TagsFromFile", "@", "-ICC_Profile", "-Orientation"),
}


def _fields(paths: Iterable[Path]) -> dict[Path, dict[str, Any]]:
    listed = [str(path) for path in paths]
    command = ["exiftool", "-json", "-ee", "-a", "-G1", "-q", "-q", *listed]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return {Path(one["SourceFile"]): one for one in json.loads(done.stdout or "[]")}


def _says(fields: dict[str, Any], parts: tuple[str, ...], but: tuple[str, ...] = ()) -> bool:
    names = [name.rpartition(":")[2] for name, value in fields.items() if str(value).strip()]
    return any(part in name for name in names for part in parts if name not in but)


def _shown(path: Path) -> tuple[bytes, bytes] | None:
    """The pixels of a picture, turned as a viewer turns it, and its color profile; None for what is not decoded.

    Of a film, what identifies the packets of its pictures and sounds.
    """
    if path.suffix.lower() in _FILMS and shutil.which("ffmpeg"):
        command = ["ffmpeg", "-v", "error", "-i", str(path), "-map", "0:v?", "-map", "0:a?", "-c", "copy"]
        done = subprocess.run([*command, "-f", "streamhash", "-"], check=False, capture_output=True)
        return (done.stdout, b"") if done.returncode == 0 else None
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(path, formats=FORMATS) as image:
            upright = ImageOps.exif_transpose(image)
            return upright.tobytes(), image.info.get("icc_profile") or b""
    except (OSError, SyntaxError, ValueError, EOFError):
        return None


def _judge(original: Path, copy: Path, fields: dict[str, Any]) -> set[str]:
    found = set()
    if _says(fields, _POSITIONS):
        found.add("position left")
    if _says(fields, _NAMES, _NOT_NAMES):
        found.add("name or serial number left")
    try:
        with copy.open("rb") as file:
            metadata = read_metadata(ByteView(file, copy.stat().st_size), copy.name)
        found |= {"film or track of sensors left"} if metadata.clips or metadata.telemetry else set()
        found |= {"position left"} if metadata.positions else set()
        found |= {"preview or further picture left"} if metadata.previews else set()
    except ParseError:
        found.add("cannot be read again")
    if copy.suffix.lower() == ".pdf" and _comes_back(copy):
        found.add("earlier state can be brought back")
    before, after = _shown(original), _shown(copy)
    if before and after:
        found |= {"shown otherwise, or turned"} if before[0] != after[0] else set()
        found |= {"color profile lost"} if before[1] and not after[1] else set()
    elif before:
        found.add("cannot be decoded any more")
    return found


def _comes_back(copy: Path) -> bool:
    """Whether exiftool can take back the change of a PDF, and a name stands in it again."""
    again = copy.with_suffix(".again.pdf")
    command = ["exiftool", "-q", "-q", "-PDF-update:all=", "-o", str(again), str(copy)]
    subprocess.run(command, check=False, capture_output=True)
    fields = _fields([again]).get(again, {}) if again.exists() else {}
    again.unlink(missing_ok=True)
    return _says(fields, _NAMES, _NOT_NAMES)


def _built(folder: Path) -> list[Path]:
    documents = {f"office.{kind.lower()}": archive(members) for kind, members in TELLING_MEMBERS.items()}
    built = dict(SEEDS) | {"motion.avif": avif() + box(b"mpvd", FILM), "gopro.mp4": FULL} | documents
    built["document.pdf"] = telling_document()
    for name, data in built.items():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


def _compare(title: str, originals: list[Path], scratch: Path) -> None:
    print(f"\n{title}: {len(originals)} files")
    for number, (name, clean) in enumerate(_CLEANERS.items()):
        begun = time.perf_counter()
        copies = clean(originals, scratch / f"{number}")
        seconds = time.perf_counter() - begun
        fields = _fields(copies.values())
        counts: Counter[str] = Counter()
        for original, copy in copies.items():
            counts.update(_judge(original, copy, fields.get(copy, {})))
        print(f"  {name}: {len(copies)} copies, {len(originals) - len(copies)} refused, {seconds:.1f} s")
        for leftover, count in sorted(counts.items()):
            print(f"    {leftover}: {count}")


def main() -> None:
    """Print what each cleaner leaves."""
    if shutil.which("exiftool") is None:
        sys.exit("exiftool is needed: it is a rival here, and a judge.")
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        for folder in ("built", "built-copies", "given-copies"):
            (scratch / folder).mkdir()
        _compare("Built files", _built(scratch / "built"), scratch / "built-copies")
        if len(sys.argv) > 1:
            given = sorted(path for path in Path(sys.argv[1]).rglob("*") if path.is_file())
            _compare("Files given", given, scratch / "given-copies")


if __name__ == "__main__":
    main()

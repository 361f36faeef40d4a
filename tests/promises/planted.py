"""A folder of files with things planted in them that must turn up nowhere but in a report that was asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.core.parsing.build_jpeg import exif_segment, jpeg
from tests.core.parsing.build_tiff import build_tiff, gps
from tests.promises.usual_environment import usual_environment

ARTIST = "Plantedartist"
FOLDER = "Plantedfolder"
FILE = "Plantedfile"
LATITUDE, LONGITUDE = 48.13713, 11.57541
TRACES = (ARTIST, FOLDER, FILE, "48.1371", "11.5754")
"""What may stand neither in a masked report nor in anything left behind."""

_ARTIST_TAG = 0x013B
_GPS = 0x8825


class Planted:
    """A folder to audit and a home, a temporary folder and a report folder to look through afterwards."""

    def __init__(self, root: Path) -> None:
        self.photos = root / FOLDER
        self.home = root / "home"
        self.temporary = root / "temporary"
        self.reports = root / "reports"
        for folder in (self.photos, self.home, self.temporary, self.reports):
            folder.mkdir(parents=True)
        block = build_tiff({_ARTIST_TAG: ARTIST, _GPS: gps(LATITUDE, LONGITUDE)})
        for number in range(3):
            (self.photos / f"{FILE} {number}.jpg").write_bytes(jpeg(exif_segment(block)))
        (self.photos / f"{FILE} broken.jpg").write_bytes(jpeg(exif_segment(block))[:60])
        (self.photos / f"{FILE}.txt").write_text(ARTIST)

    @property
    def html(self) -> Path:
        """Where the HTML report is written."""
        return self.reports / "report.html"

    @property
    def json(self) -> Path:
        """Where the JSON report is written."""
        return self.reports / "audit.json"

    @property
    def pdf(self) -> Path:
        """Where the PDF report is written."""
        return self.reports / "report.pdf"

    def audit(self, *options: str, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        """Run the program as a person would, under the command `before` when there is one."""
        program = str(Path(sys.executable).with_name("officer-exposure"))
        reports = ("--html", str(self.html), "--json", str(self.json), "--pdf", str(self.pdf))
        return subprocess.run(
            [*before, program, "audit", str(self.photos), *reports, *options],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )

    def _environment(self) -> dict[str, str]:
        homes = {f"XDG_{kind}_HOME": str(self.home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
        return {**usual_environment(), **homes, "HOME": str(self.home), "TMPDIR": str(self.temporary)}

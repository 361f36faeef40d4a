"""Promises 3 and 4 over recordings and location histories: where somebody was stands in no layer of a masked report."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.core.parsing.activity.build_recordings import iso
from tests.core.test_pdf import every_layer, text_of
from tests.promises.usual_environment import usual_environment

_HOME, _WORK, _GYM = (48.137137, 11.575418), (48.201903, 11.633807), (48.166242, 11.518963)
_SUBJECT, _CHILD, _ADDRESS = "Plantedsubject", "Plantedchild", "4711 Plantedlane, Plantedtown"
_WORDS = ("Planted", "4711 ")
_FIRST_DAY = 1_709_247_600
"""Friday 2024-03-01, midnight in Munich."""

_DAY, _HOUR = 86_400, 3_600
_CHECKS = {
    "activity.track",
    "activity.labelled_place",
    "activity.zone_list",
    "places.home",
    "places.starts_at_door",
    "text.known_facts",
}


def _numbers() -> list[str]:
    """The planted degrees with three decimals, which tell a street, and as the files and the vault write them."""
    degrees = [one for place in (_HOME, _WORK, _GYM) for one in place]
    return [f"{int(one * 1000) / 1000:.3f}" for one in degrees] + [str(round(one * 1e7))[:6] for one in degrees]


def _near(place: tuple[float, float], chance: random.Random) -> tuple[float, float]:
    return place[0] + chance.gauss(0, 5e-5), place[1] + chance.gauss(0, 5e-5)


def _run(day: int, chance: random.Random) -> str:
    start = _FIRST_DAY + day * _DAY + 19 * _HOUR
    bend = chance.random() * 0.02
    way = [(0.0, 0.0), (0.004, bend / 2), (0.01, bend), (0.02, 0.01), (0.01, 0.0), (0.0, 0.0)]
    points = "".join(
        f'<trkpt lat="{_HOME[0] + north:.6f}" lon="{_HOME[1] + east:.6f}"><time>{iso(start + 300 * at)}</time></trkpt>'
        for at, (north, east) in enumerate(way)
    )
    home = f'<wpt lat="{_HOME[0]}" lon="{_HOME[1]}"><name>home</name></wpt>' if day == 0 else ""
    return f"<gpx>{home}<trk><name>Run of {_SUBJECT} from {_ADDRESS}</name><trkseg>{points}</trkseg></trk></gpx>"


def _timeline(chance: random.Random) -> str:
    segments = []
    for day in range(42):
        stays = [(_HOME, 20, 31), (_WORK, 8, 17)] + ([(_GYM, 18, 19)] if day % 7 == 4 else [])
        for place, begin, end in stays:
            latitude, longitude = _near(place, chance)
            candidate = {"placeLocation": {"latLng": f"{latitude}°, {longitude}°"}, "semanticType": "UNKNOWN"}
            start = _FIRST_DAY + day * _DAY
            times = {"startTime": iso(start + begin * _HOUR), "endTime": iso(start + end * _HOUR)}
            segments.append({**times, "visit": {"topCandidate": candidate}})
    return json.dumps({"semanticSegments": segments})


class _Recordings:
    """A folder of recordings with places, names and an address in them, and the facts that go with it."""

    def __init__(self, root: Path) -> None:
        chance = random.Random(7)
        self.files, self.reports = root / "Plantedfolder", root / "reports"
        self.home, self.temporary = root / "home", root / "temporary"
        for folder in (self.files, self.reports, self.home, self.temporary):
            folder.mkdir()
        for day in range(12):
            (self.files / f"Plantedrun {day}.gpx").write_text(_run(day, chance))
        (self.files / "Plantedtimeline.json").write_text(_timeline(chance))
        zone = f"Plantedzone,{_HOME[0]},{_HOME[1]},200,{_ADDRESS}"
        (self.files / "privacy_zones.csv").write_text(f"Name,Latitude,Longitude,Radius,Address\n{zone}\n")
        (self.files / "Planted broken.gpx").write_text(_run(13, chance)[:-30])
        with zipfile.ZipFile(self.files / "Plantedmaps.kmz", "w") as archive:
            point = f"<Placemark><name>{_CHILD}</name><Point><coordinates>{_GYM[1]},{_GYM[0]}</coordinates></Point>"
            archive.writestr("doc.kml", f"<kml>{point}</Placemark></kml>")
        self.facts = root / "facts.yaml"
        self.facts.write_text(
            f"subject: {{names: [{_SUBJECT}]}}\n"
            f"household: [{{id: one, names: [{_CHILD}], relation: child, minor: true}}]\n"
            f'places:\n  - {{id: home, kind: home, address: "{_ADDRESS}", position: [{_HOME[0]}, {_HOME[1]}]}}\n'
        )

    def audit(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Look at them, and write all three reports."""
        program = Path(sys.executable).with_name("officer-exposure")
        reports = [part for end in ("html", "pdf", "json") for part in (f"--{end}", self.reports / f"report.{end}")]
        homes = {f"XDG_{kind}_HOME": str(self.home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
        return subprocess.run(
            [program, "audit", self.files, "--facts", self.facts, "--audience", "public", *reports, *options],
            env={**usual_environment(), **homes, "HOME": str(self.home), "TMPDIR": str(self.temporary)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )

    def told(self) -> dict[str, str]:
        """Everything that each report holds, in all layers."""
        pdf = (self.reports / "report.pdf").read_bytes()
        texts = {path.name: path.read_bytes().decode("utf-8", "replace") for path in self.reports.iterdir()}
        return {**texts, "report.pdf": every_layer(pdf).decode("utf-8", "replace") + text_of(pdf)}


def _hits(text: str) -> set[str]:
    return {value for value in (*_WORDS, *_numbers()) if value in text}


@pytest.fixture(scope="module")
def masked(tmp_path_factory: pytest.TempPathFactory) -> tuple[_Recordings, subprocess.CompletedProcess[str]]:
    recordings = _Recordings(tmp_path_factory.mktemp("masked"))
    return recordings, recordings.audit()


def test_masked_reports_on_recordings_hold_no_place_and_no_word_in_any_layer(
    masked: tuple[_Recordings, subprocess.CompletedProcess[str]],
) -> None:
    recordings, done = masked
    assert done.returncode == 0, done.stderr
    report = json.loads((recordings.reports / "report.json").read_bytes())
    assert {one["check"] for one in report["findings"]} >= _CHECKS
    assert any(goal["ways"] for goal in report["paths"]["goals"])
    told = recordings.told()
    assert len(told) == 3
    assert {name: hits for name, text in told.items() if (hits := _hits(text))} == {}


def test_nothing_of_recordings_is_left_behind_or_said(
    masked: tuple[_Recordings, subprocess.CompletedProcess[str]],
) -> None:
    recordings, done = masked
    assert _hits(done.stdout + done.stderr) == set()
    left = [path for folder in (recordings.home, recordings.temporary) for path in folder.rglob("*") if path.is_file()]
    assert [path for path in left if _hits(os.fspath(path) + path.read_bytes().decode("latin-1"))] == []


def test_the_search_would_find_them(tmp_path: Path) -> None:
    recordings = _Recordings(tmp_path)
    assert recordings.audit("--unmasked").returncode == 0
    told = recordings.told()
    assert {"Planted", "4711 ", _numbers()[0], _numbers()[1]} <= _hits(told["report.json"])
    assert _hits(told["report.html"])
    assert _hits(told["report.pdf"])

"""Real exports and recordings: what holds places is read, and what is not read is said."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

from officer_exposure.audit import Auditor
from officer_exposure.audit_options import AuditOptions
from officer_exposure.events import Finished, Found, Missed
from officer_exposure.model import Audience
from officer_exposure.places.whereabouts import Located
from officer_exposure.registry import load_checks
from officer_exposure.sources.opening import open_sources
from tests.shared_data import needs_shared, shared

_ENDINGS = {".gpx", ".fit", ".tcx", ".kml", ".kmz", ".geojson", ".rec"}

_WITHOUT_PLACES = {
    "no_gps.tcx", "HrmPluginTestActivity.fit", "WithGearChangeData.fit", "20170518-191602-1740899583.fit",
    "DeveloperData.fit", "Settings.fit", "Settings2.fit", "WeightScaleMultiUser.fit", "WeightScaleSingleUser.fit",
    "WorkoutCustomTargetValues.fit", "WorkoutIndividualSteps.fit", "WorkoutRepeatGreaterThanStep.fit",
    "sample-activity-indoor-trainer.fit", "invalid_coordinates.kml", "empty-trkseg.gpx",
}  # fmt: skip
"""Looked through by hand and with other readers: settings, indoor training, empty tracks."""


def _files(path: Path) -> int:
    """How many there are in an archive; any other file is one."""
    if path.suffix.lower() != ".zip":
        return 1
    with zipfile.ZipFile(path) as archive:
        return max(sum(not info.is_dir() for info in archive.infolist()), 1)


@needs_shared
def test_every_recording_is_read_or_said_not_to_be() -> None:
    folder = shared("data/exports")
    names = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix in _ENDINGS and path.stat().st_size
    }
    checks = {name: check for name, check in load_checks().items() if name.startswith("activity.")}
    events = list(Auditor(open_sources([(folder, Audience.PUBLIC)]), checks, AuditOptions(workers=2)).run())
    located = {event.artifact for event in events if isinstance(event, Located)}
    missed = {event.not_checked.artifact for event in events if isinstance(event, Missed)}
    found = Counter(event.finding.check for event in events if isinstance(event, Found))
    silent = {name for name in names if Path(name).name in _WITHOUT_PLACES}
    assert len(silent) == len(_WITHOUT_PLACES)
    assert names - silent <= located
    assert not silent & located
    json_files = {path.relative_to(folder).as_posix() for path in folder.rglob("*.json") if path.stat().st_size}
    places_elsewhere = {name for name in json_files if name.startswith(("google_location", "google_photos"))}
    assert {name for name in places_elsewhere - located - missed if "gopher" not in name} == {
        name for name in json_files if name.endswith("métadonnées.json")
    }
    assert found["activity.track"] >= 65
    (finished,) = [event for event in events if isinstance(event, Finished)]
    assert finished.coverage.artifacts == sum(_files(path) for path in folder.rglob("*") if path.is_file())

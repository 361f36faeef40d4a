"""Holds the figures that the manual pages of the checks give for what they find and miss, on real files."""

from __future__ import annotations

import csv
import json
import os
import re
from functools import cache
from pathlib import Path

from officer_exposure.examining import Examined, FileJob, examine_file
from officer_exposure.model import ArtifactKind, Audience, Confidence, Position, Stage, Tag
from officer_exposure.registry import load_checks
from officer_exposure.text.addresses import addresses_in
from officer_exposure.text.words import words_in
from tests.checks.artifacts import findings_of, make_artifact
from tests.shared_data import needs_shared, shared


@cache
def _examined() -> list[tuple[dict[str, str], Examined]]:
    """Each line of the manifest (what another program read) with what the checks say about the file."""
    folder = shared("data/photos")
    root = len(os.fsencode(folder)) + 1
    checks = [
        check for check in load_checks().values() if hasattr(check, "examine") and check.info.stage is Stage.METADATA
    ]
    with (folder / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    jobs = [FileJob("photos", Audience.UNKNOWN, os.fsencode(folder / row["file"]), root) for row in rows]
    return [(row, examine_file(job, checks)) for row, job in zip(rows, jobs, strict=True)]  # type: ignore[arg-type]  # all are artifact checks


def _found(examined: Examined, check: str) -> bool:
    return any(finding.check == check for finding in examined.findings)


@needs_shared
def test_every_position_is_found() -> None:
    written = [(row, examined) for row, examined in _examined() if float(row["exiftool_lat"] or 0)]
    for row, examined in written:
        latitude, longitude = float(row["exiftool_lat"]), float(row["exiftool_lon"])
        positions = [fact for found in examined.findings for fact in found.evidence if isinstance(fact, Position)]
        near = [abs(at.latitude - latitude) < 1e-4 and abs(at.longitude - longitude) < 1e-4 for at in positions]
        assert any(near), row["file"]
    assert len(written) == 45


@needs_shared
def test_every_place_name_is_found() -> None:
    written = [(row, examined) for row, examined in _examined() if "LOC:" in row["identity_tags"]]
    assert all(_found(examined, "photo.place_names") for _, examined in written)
    assert len(written) == 14


@needs_shared
def test_every_serial_number_is_found() -> None:
    written = [(row, examined) for row, examined in _examined() if "SerialNumber" in row["identity_tags"]]
    for row, examined in written:
        names = [fact.name for found in examined.findings for fact in found.evidence if isinstance(fact, Tag)]
        assert any(name.endswith("SerialNumber") for name in names), row["file"]
    assert len(written) == 22


@needs_shared
def test_every_author_is_found_who_has_a_name() -> None:
    documents = [(row, examined) for row, examined in _examined() if examined.kind is ArtifactKind.DOCUMENT]
    written = [(row, examined) for row, examined in documents if re.search("Author|dc:Creator", row["identity_tags"])]
    missed = {Path(row["file"]).name for row, examined in written if not _found(examined, "document.author")}
    assert missed == {
        "tika__testODTEmbedded.odt",  # "LibreOffice User"
        "tika__testPDFFileEmbInAnnotation.pdf",  # "Administrator"
        "tika__testWORD_missing_ooxml_bean1.docx",  # empty
        "tika__test_recursive_embedded_npe.docx",  # empty
    }
    assert len(written) - len(missed) == 16


@needs_shared
def test_street_addresses_in_file_names() -> None:
    """The rules were made with these addresses in sight: a blind score would be lower."""
    cases = json.loads(shared("data/text/pyap_us_cases.json").read_text(encoding="utf-8"))
    looks_full = re.compile(r"\d+\s+\S+.*[a-z]{2}", re.IGNORECASE)
    whole = [text.strip() for text in cases["positive"] if looks_full.match(text.strip()) and len(text.strip()) > 9]
    found = [text for text in whole if list(addresses_in(text.replace("/", "-") + ".jpg"))]
    assert (len(found), len(whole)) == (55, 58)
    assert not [text for text in cases["negative"] if list(addresses_in(text + ".jpg"))]


@needs_shared
def test_words_in_other_peoples_file_names() -> None:
    names = [path.name for path in shared("data").rglob("*") if path.is_file() and not path.name.startswith("police-")]
    wrong = [name for name in names if list(words_in(name))]
    assert (len(wrong), len(names)) == (4, 2761)
    checks = load_checks()
    for name in wrong:
        (found,) = findings_of(checks["photo.file_name"], make_artifact(name=name))  # type: ignore[arg-type]  # an artifact check
        assert found.confidence is Confidence.LOW

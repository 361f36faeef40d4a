from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path
from typing import Any, get_args

import jsonschema
import msgspec
import pytest

from officer_exposure.errors import ReportError
from officer_exposure.events import Audit, Coverage
from officer_exposure.model import (
    Answer,
    Area,
    ArtifactKind,
    Audience,
    Confidence,
    Ease,
    Evidence,
    Excerpt,
    Finding,
    NotChecked,
    OutcomeKind,
    Place,
    Position,
    Region,
    Severity,
    Tag,
)
from officer_exposure.report.json_report import (
    SCHEMA,
    ReportedCounts,
    ReportedFinding,
    ReportedGathering,
    ReportedGoal,
    ReportedHead,
    ReportedNotChecked,
    ReportedPaths,
    ReportedStep,
    ReportedWay,
    json_blocks,
    write_json,
)
from tests.core.findings import make_finding

EVIDENCE: tuple[Evidence, ...] = (
    Position(48.13713, 11.57541, "exif"),
    Region((1, 2, 30, 40), "face", "A. Name"),
    Region((1, 2, 30, 40), "preview"),
    Tag("EXIF:Artist", "A. Name"),
    Excerpt("we live here", 3, 7, "home"),
    Place(48.1, 11.5, 80.0, 1, 0.75),
    Answer("FB01", "exposed"),
)


def sign(number: int) -> str:
    return f"{number:032x}"


def everything() -> Audit:
    """An audit with every kind of evidence, every severity, audience, ease and confidence."""
    findings = [make_finding(evidence=(fact,), artifact=f"{number}.jpg") for number, fact in enumerate(EVIDENCE)]
    findings += [make_finding(severity=severity, areas=tuple(Area)) for severity in Severity]
    findings += [make_finding(audience=audience) for audience in Audience]
    findings += [make_finding(ease=ease) for ease in Ease]
    findings += [make_finding(confidence=confidence) for confidence in Confidence]
    return Audit(
        findings=[msgspec.structs.replace(one, fingerprint=sign(number)) for number, one in enumerate(findings)],
        not_checked=[NotChecked("photos", "a.jpg", "*", "A reason."), NotChecked("", "", "places.home", "A reason.")],
        coverage=Coverage(9, 8, {ArtifactKind.PHOTO: 8}, {"photo.gps": dict.fromkeys(OutcomeKind, 1)}),
    )


def report(audit: Audit, *, masked: bool) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(b"".join(json_blocks(audit, masked=masked)))
    return parsed


def schema() -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(SCHEMA.read_bytes())
    return parsed


@pytest.mark.parametrize("masked", [False, True])
@pytest.mark.parametrize("audit", [everything(), Audit()], ids=["everything", "nothing"])
def test_the_report_keeps_to_its_schema(audit: Audit, masked: bool) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(report(audit, masked=masked), schema(), jsonschema.Draft202012Validator)


def test_schema_and_structs_name_the_same_fields() -> None:
    parts = schema()["$defs"]
    named = {
        ReportedFinding: parts["finding"],
        ReportedGathering: parts["gathering"],
        ReportedNotChecked: parts["not_checked"],
        ReportedPaths: parts["paths"],
        ReportedGoal: parts["goal"],
        ReportedWay: parts["way"],
        ReportedStep: parts["step"],
    } | {kind: parts[kind.__struct_config__.tag] for kind in get_args(Evidence)}
    for struct, part in named.items():
        fields = {field.encode_name for field in msgspec.structs.fields(struct)}
        fields |= {"kind"} if struct.__struct_config__.tag_field else set()
        assert set(part["properties"]) == set(part["required"]) == fields, struct
    counts = {*ReportedCounts.__struct_fields__, "not_checked"}
    assert set(parts["coverage"]["properties"]) == set(parts["coverage"]["required"]) == counts
    assert set(schema()["properties"]) == {
        *ReportedHead.__struct_fields__,
        "coverage",
        "gatherings",
        "paths",
        "findings",
    }


def test_what_was_set_aside_is_counted_where_there_is_any() -> None:
    assert "set_aside" not in report(everything(), masked=True)
    aside = report(Audit(set_aside=3), masked=True)
    assert aside["set_aside"] == 3
    jsonschema.validate(aside, schema(), jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("part", "words"),
    [("areas", Area), ("audience", Audience)],
)
def test_the_schema_knows_every_word(part: str, words: Any) -> None:
    parts = schema()["$defs"]
    known = parts["areas"]["items"]["enum"] if part == "areas" else parts["finding"]["properties"][part]["enum"]
    assert set(known) == {word.value for word in words}


def test_the_design_s_example_comes_out_as_written() -> None:
    finding = make_finding(
        severity=Severity.LEADS_TO_DOOR,
        audience=Audience.PUBLIC,
        ease=Ease.FEW_CLICKS,
        evidence=(Position(48.13713, 11.57541, "exif"),),
        fingerprint=sign(1),
        artifact="deep/one.jpg",
        thing="never leaves",
    )
    result = report(Audit(findings=[finding]), masked=False)
    assert result["findings"] == [
        {
            "check": "photo.gps",
            "areas": ["home"],
            "level": "urgent",
            "check_first": False,
            "severity": 4,
            "audience": "public",
            "ease": 3,
            "confidence": "high",
            "summary": "A sentence.",
            "fingerprint": sign(1),
            "source": "photos",
            "artifact": "deep/one.jpg",
            "evidence": [{"kind": "position", "latitude": 48.13713, "longitude": 11.57541, "from": "exif"}],
            "remediation": "file.share_without_place",
        }
    ]
    assert (result["format"], result["version"], result["masked"]) == ("officer-exposure/audit", 1, False)


def test_findings_come_worst_first_and_gatherings_hold_them_all() -> None:
    result = report(everything(), masked=False)
    order = ["urgent", "high", "moderate", "low"]
    levels = [order.index(one["level"]) for one in result["findings"]]
    assert levels == sorted(levels)
    gathered = [sign for one in result["gatherings"] for sign in one["findings"]]
    assert gathered == [one["fingerprint"] for one in result["findings"]]
    assert len(gathered) == len(everything().findings)
    assert all(one["count"] == len(one["findings"]) >= one["things"] for one in result["gatherings"])


def test_masked_and_unmasked_tell_the_same_story() -> None:
    plain, hidden = (report(everything(), masked=masked) for masked in (False, True))
    assert plain["gatherings"] == hidden["gatherings"]
    assert [one["fingerprint"] for one in plain["findings"]] == [one["fingerprint"] for one in hidden["findings"]]
    assert "A. Name" in json.dumps(plain)
    assert not [word for word in ("A. Name", "we live", "photos", "a.jpg", "48.13") if word in json.dumps(hidden)]


def test_many_findings_come_in_blocks() -> None:
    findings = [make_finding(fingerprint=sign(number), artifact=f"{number}.jpg") for number in range(10_000)]
    blocks = list(json_blocks(Audit(findings=findings), masked=False))
    assert len(blocks) > 2
    assert max(map(len, blocks)) < 1_200_000
    assert len(json.loads(b"".join(blocks))["findings"]) == len(findings)


def test_the_file_is_private_and_replaces_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "audit.json"
    path.write_text("old")
    path.chmod(0o644)
    write_json(everything(), path, masked=True)
    assert json.loads(path.read_bytes())["masked"] is True
    assert list(tmp_path.iterdir()) == [path]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_report_that_fails_half_way_leaves_the_older_one(tmp_path: Path) -> None:
    path = tmp_path / "audit.json"
    path.write_text("old")
    with pytest.raises(ReportError):
        write_json(everything(), tmp_path / "no such folder" / "audit.json", masked=True)
    broken = Audit(findings=[make_finding(severity=99)])
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever it is, nothing may be left
        write_json(broken, path, masked=False)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_every_struct_of_evidence_is_in_the_example() -> None:
    assert {type(fact) for fact in EVIDENCE} == set(get_args(Evidence))
    assert Finding.__struct_fields__ == make_finding().__struct_fields__


def test_what_steers_a_terminal_is_escaped() -> None:
    name = "a\x1b[31m\x7f\x9b31m\u202egpj\u2066.jpg"
    text = b"".join(json_blocks(Audit(not_checked=[NotChecked("s", name, "*", "Reason.")]), masked=False)).decode()
    assert json.loads(text)["coverage"]["not_checked"][0]["artifact"] == name
    assert all(sign.isprintable() or sign == "\n" for sign in text)


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX devices")
def test_a_device_or_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ReportError):
        write_json(Audit(), pipe, masked=True)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_name_as_long_as_the_system_takes(tmp_path: Path) -> None:
    path = tmp_path / ("\u00e4" * 127)
    write_json(Audit(), path, masked=True)
    assert [found.name for found in tmp_path.iterdir()] == [path.name]

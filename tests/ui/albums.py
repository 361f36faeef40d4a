"""Albums as a look leaves them in a store: real little pictures, and made-up words about what they show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec
from PIL import Image, ImageDraw

from officer_exposure.check import CheckInfo
from officer_exposure.events import Coverage, Pictured
from officer_exposure.examining import Examined
from officer_exposure.model import (
    Area,
    ArtifactKind,
    Audience,
    Confidence,
    Ease,
    Evidence,
    Finding,
    Region,
    Severity,
    Stage,
)
from officer_exposure.registry import load_checks
from officer_exposure.store.records import RunKind
from officer_exposure.store.store import Store
from officer_exposure.vision.observed import Observed

SIZE = (640, 480)
SIGN = Region((380, 250, 470, 290), "The word POLICE", "POLICE")
PLATE = Region((430, 350, 520, 380), "A license plate", "ABC 1234")


class Shot(msgspec.Struct, frozen=True):
    """A picture of an album. `sees`: what a check found in it, and how sure it was. `unreadable`: why nobody could.

    `features`: as in Observed."""

    name: str
    uniform: float = 0.02
    taken: str = ""
    look: bytes = bytes(8)
    sees: Mapping[Confidence, Sequence[Evidence]] = {}
    unreadable: str = ""
    features: bytes = b""


def draw(path: Path, number: int, size: tuple[int, int] = SIZE) -> None:
    """A street with a car, in a color of its own."""
    image = Image.new("RGB", size, (178, 205, 120 + number * 37 % 130))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, size[1] * 3 // 4, *size), fill=(120, 124, 120))
    pen.rectangle((60, 180, 60 + 40 * (1 + number % 5), 370), fill=(200 - number * 29 % 120, 120, 96))
    pen.rectangle((330, 250, 540, 380), fill=(34, 44, 70))
    pen.rectangle((380, 250, 470, 290), fill=(240, 240, 240))
    pen.text((395, 262), "POLICE", fill=(20, 20, 20), font_size=20)
    pen.rectangle((430, 350, 520, 380), fill=(250, 250, 240))
    pen.text((440, 355), "ABC 1234", fill=(20, 20, 20), font_size=16)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, "JPEG")


def plain(count: int) -> list[Shot]:
    """Pictures in which nothing was found."""
    return [Shot(f"{number:04}.jpg") for number in range(count)]


def look_at(store: Store, folder: Path, shots: Sequence[Shot], *, files: bool = True) -> str:
    """Draw the pictures, and keep what a look at them came to. Returns the id of their source."""
    source = store.places.source_id(folder)
    info = _lettering()
    run = store.runs.begin(
        RunKind.FILES, [source], {Stage.PIXELS: [info]}, {Stage.PIXELS: b"album"}, date(2026, 11, 26)
    )
    recall = store.runs.recall(run)
    findings: list[Finding] = []
    pictured: list[Pictured] = []
    for number, shot in enumerate(shots):
        if files:
            draw(folder / shot.name, number)
            if shot.unreadable:
                (folder / shot.name).write_bytes(b"\xff\xd8\xff\xe0 no picture at all")
        examined = Examined(ArtifactKind.PHOTO, "c", stamp=b"" if shot.unreadable else b"as it was")
        examined = msgspec.structs.replace(examined, unreadable=shot.unreadable)
        recall.keep(Stage.PIXELS, source, Audience.PUBLIC, shot.name, examined)
        if not shot.unreadable:
            pictured.append(Pictured(source, shot.name, _observed(shot)))
        findings += [_found(info, source, shot, one, evidence) for one, evidence in shot.sees.items()]
    store.runs.record(run, findings, (), pictured)
    store.runs.finish(
        run, Coverage(len(shots), len(shots)), cancelled=False, walked=(source,), today=date(2026, 11, 26)
    )
    return source


def _observed(shot: Shot) -> Observed:
    return Observed(*SIZE, taken=shot.taken, look=shot.look, uniform=shot.uniform, features=shot.features)


def _lettering() -> CheckInfo:
    """A check whose findings lie in a picture."""
    return load_checks()["photo.police_lettering"].info


def _found(info: CheckInfo, source: str, shot: Shot, confidence: Confidence, evidence: Sequence[Evidence]) -> Finding:
    return Finding(
        check=info.id,
        areas=(Area.UNIFORM,),
        severity=Severity.CAREER,
        audience=Audience.PUBLIC,
        ease=Ease.ONE_LOOK,
        confidence=confidence,
        summary="Police lettering can be read in this picture.",
        source=source,
        artifact=shot.name,
        evidence=tuple(evidence),
        remediation="picture.share_without",
        fingerprint=f"{info.id} {source} {shot.name} {confidence.name}"[-64:],
    )

"""Previews that show more than their photo are found; honest ones stay silent, whatever a camera does to them."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from checks.photo.hidden_preview import CHECK
from officer_exposure.artifact import Artifact, Clip, Metadata, Preview
from officer_exposure.model import ArtifactKind, Audience, Confidence, Finding, NotChecked, Region
from officer_exposure.parsing.byte_view import ByteView
from officer_exposure.parsing.read import read_metadata
from tests.shared_data import needs_shared, shared

AROUND = "A hidden preview shows more than the photo does."
BENEATH = "A hidden preview shows what the photo covers or changes."
OTHER = "A hidden preview shows another picture than the photo."

FACE = (500, 260, 720, 560)

Edit = Callable[[Image.Image], Image.Image]


@cache
def _scene(seed: int = 1) -> Image.Image:
    """Something with detail everywhere and a face in it, as a photo has. Not to be changed."""
    chance = random.Random(seed)
    image = Image.linear_gradient("L").resize((1200, 800)).convert("RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(220):
        left, top = chance.randrange(1200), chance.randrange(800)
        box = (left, top, left + chance.randrange(20, 220), top + chance.randrange(20, 160))
        color = (chance.randrange(256), chance.randrange(256), chance.randrange(256))
        (draw.ellipse if chance.random() < 0.5 else draw.rectangle)(box, fill=color)
    draw.ellipse(FACE, fill=(225, 180, 150), outline=(60, 40, 30), width=12)
    for x in (550, 640):
        draw.ellipse((x, 350, x + 36, 386), fill=(20, 20, 20))
    draw.rectangle((560, 470, 660, 500), fill=(150, 30, 40))
    return image.filter(ImageFilter.GaussianBlur(1))


def _jpeg(image: Image.Image, quality: int = 80) -> bytes:
    stream = BytesIO()
    image.save(stream, "JPEG", quality=quality)
    return stream.getvalue()


def _thumbnail(image: Image.Image, edge: int = 160) -> Image.Image:
    small = image.copy()
    small.thumbnail((edge, edge))
    return small


def _examine(
    folder: Path, shown: Image.Image, previews: Sequence[Image.Image | bytes], orientation: int = 1
) -> list[Finding | NotChecked]:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = folder / "picture.jpg"
    shown.save(path, "JPEG", quality=90, exif=exif)
    data = [one if isinstance(one, bytes) else _jpeg(one) for one in previews]
    metadata = Metadata("JPEG", ArtifactKind.PHOTO, *shown.size, orientation)
    metadata.previews = [Preview("thumbnail", data=one) for one in data]
    return list(CHECK.examine(_artifact(path, metadata)))


def _artifact(path: Path, metadata: Metadata) -> Artifact:
    return Artifact("source", "picture.jpg", ArtifactKind.PHOTO, Audience.UNKNOWN, os.fsencode(path), metadata)


def _only_finding(said: Sequence[Finding | NotChecked]) -> Finding:
    assert len(said) == 1
    assert isinstance(said[0], Finding)
    return said[0]


def _box_of(finding: Finding) -> tuple[int, int, int, int]:
    assert isinstance(finding.evidence[0], Region)
    return finding.evidence[0].box


def _letterboxed(small: Image.Image) -> Image.Image:
    framed = Image.new("RGB", (160, 120))
    framed.paste(small, (0, (120 - small.height) // 2))
    return framed


def _sharpened(small: Image.Image) -> Image.Image:
    return ImageEnhance.Contrast(small.filter(ImageFilter.SHARPEN)).enhance(1.3)


HONEST: dict[str, Edit] = {
    "the same": _thumbnail,
    "tiny": lambda scene: _thumbnail(scene, 80),
    "large": lambda scene: _thumbnail(scene, 640),
    "larger than the photo": lambda scene: scene.resize((1800, 1200)),
    "compressed hard": lambda scene: Image.open(BytesIO(_jpeg(_thumbnail(scene), 20))),
    "brighter": lambda scene: ImageEnhance.Brightness(_thumbnail(scene)).enhance(1.35),
    "sharpened": lambda scene: _sharpened(_thumbnail(scene)),
    "without color": lambda scene: _thumbnail(scene).convert("L"),
    "between black bars": lambda scene: _letterboxed(_thumbnail(scene)),
    "squeezed": lambda scene: scene.resize((160, 120)),
    "showing less": lambda scene: _thumbnail(scene.crop((150, 0, 1050, 800))),
    "on its side": lambda scene: _thumbnail(scene).transpose(Image.Transpose.ROTATE_90),
    "upside down": lambda scene: _thumbnail(scene).transpose(Image.Transpose.ROTATE_180),
    "empty": lambda scene: Image.new("RGB", (160, 107), (128, 128, 128)),
}


@pytest.mark.parametrize("name", HONEST)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_honest_preview_is_silent(tmp_path: Path, name: str, seed: int) -> None:
    scene = _scene(seed)
    assert _examine(tmp_path, scene, [HONEST[name](scene)]) == []


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_preview_stored_as_the_photo_is_stored_is_silent(tmp_path: Path, orientation: int) -> None:
    scene = _scene()
    assert _examine(tmp_path, scene, [_thumbnail(scene)], orientation) == []


def test_a_small_photo_with_a_finer_preview_is_silent(tmp_path: Path) -> None:
    scene = _scene()
    assert _examine(tmp_path, _thumbnail(scene, 90), [_thumbnail(scene, 320)]) == []


@pytest.mark.parametrize("box", [(100, 80, 900, 720), (400, 200, 900, 650), (0, 0, 800, 800), (0, 200, 1200, 700)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_crop_is_found(tmp_path: Path, box: tuple[int, int, int, int], seed: int) -> None:
    scene = _scene(seed)
    found = _only_finding(_examine(tmp_path, scene.crop(box), [_thumbnail(scene)]))
    assert found.summary == AROUND
    assert found.confidence is Confidence.HIGH
    assert _box_of(found) == (0, 0, box[2] - box[0], box[3] - box[1])


def test_a_crop_of_a_turned_photo_is_found(tmp_path: Path) -> None:
    scene = _scene()
    found = _only_finding(_examine(tmp_path, scene.crop((100, 80, 900, 720)), [_thumbnail(scene)], orientation=6))
    assert found.summary == AROUND
    assert _box_of(found) == (0, 0, 640, 800)


def _covered(scene: Image.Image, how: str) -> Image.Image:
    """The scene with its face covered."""
    edited = scene.copy()
    face = edited.crop(FACE)
    if how == "painted black":
        face.paste((0, 0, 0), (0, 0, *face.size))
    elif how == "blurred":
        face = face.filter(ImageFilter.GaussianBlur(40))
    else:
        face = face.resize((4, 5), Image.Resampling.BOX).resize(face.size, Image.Resampling.NEAREST)
    edited.paste(face, FACE[:2])
    return edited


@pytest.mark.parametrize("how", ["painted black", "blurred", "made a mosaic"])
@pytest.mark.parametrize("edge", [160, 320])
def test_a_covered_face_is_found_at_its_place(tmp_path: Path, how: str, edge: int) -> None:
    scene = _scene()
    found = _only_finding(_examine(tmp_path, _covered(scene, how), [_thumbnail(scene, edge)]))
    assert found.summary == BENEATH
    left, top, right, bottom = _box_of(found)
    assert FACE[0] - 70 <= left < right <= FACE[2] + 70
    assert FACE[1] - 70 <= top < bottom <= FACE[3] + 70
    assert (right - left) * (bottom - top) >= 0.3 * (FACE[2] - FACE[0]) * (FACE[3] - FACE[1])


def test_a_covered_face_is_found_though_photo_and_preview_differ_in_tone(tmp_path: Path) -> None:
    scene = _scene()
    edited = ImageEnhance.Brightness(_covered(scene, "painted black")).enhance(0.7)
    assert _only_finding(_examine(tmp_path, edited, [_sharpened(_thumbnail(scene))])).summary == BENEATH


def test_another_picture_is_found_as_a_guess(tmp_path: Path) -> None:
    found = _only_finding(_examine(tmp_path, _scene(1), [_thumbnail(_scene(2))]))
    assert found.summary == OTHER
    assert found.confidence is Confidence.LOW


def test_a_photo_painted_over_altogether_is_found(tmp_path: Path) -> None:
    scene = _scene()
    found = _only_finding(_examine(tmp_path, Image.new("RGB", scene.size), [_thumbnail(scene)]))
    assert found.summary == OTHER


def test_the_preview_that_shows_most_is_told(tmp_path: Path) -> None:
    scene = _scene()
    found = _only_finding(
        _examine(tmp_path, scene.crop((100, 80, 900, 720)), [_thumbnail(_scene(5)), _thumbnail(scene)])
    )
    assert found.summary == AROUND


def test_light_and_depth_maps_are_silent(tmp_path: Path) -> None:
    scene = _scene()
    marked = BytesIO()
    _scene(2).save(marked, "JPEG", xmp=b'<x:xmpmeta xmlns:x="adobe:ns:meta/" hdrgm:Version="1.0"/>')
    depth = Image.radial_gradient("L").resize((300, 200))
    assert _examine(tmp_path, scene, [marked.getvalue(), depth]) == []


def test_a_broken_preview_is_not_checked_and_hides_nothing(tmp_path: Path) -> None:
    scene = _scene()
    crop = scene.crop((100, 80, 900, 720))
    found, missed = _examine(tmp_path, crop, [b"\xff\xd8\xff\xe0 broken", _thumbnail(scene)])
    assert isinstance(found, Finding)
    assert isinstance(missed, NotChecked)
    assert "could not be decoded" in missed.reason


def test_a_broken_photo_is_not_checked(tmp_path: Path) -> None:
    path = tmp_path / "picture.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 broken")
    metadata = Metadata("JPEG", ArtifactKind.PHOTO, previews=[Preview("thumbnail", data=_jpeg(_scene()))])
    (missed,) = CHECK.examine(_artifact(path, metadata))
    assert isinstance(missed, NotChecked)


def test_a_photo_without_previews_is_clean(tmp_path: Path) -> None:
    assert _examine(tmp_path, _scene(), []) == []


def test_a_camera_raw_file_is_shown_by_its_largest_preview(tmp_path: Path) -> None:
    scene, path = _scene(), tmp_path / "picture.raf"
    path.write_bytes(b"FUJIFILMCCD-RAW ")
    large, small = _jpeg(scene.crop((100, 80, 900, 720))), _jpeg(_thumbnail(scene))
    metadata = Metadata("RAF", ArtifactKind.PHOTO)
    metadata.previews = [Preview("thumbnail", data=small), Preview("preview", data=large)]
    assert _only_finding(list(CHECK.examine(_artifact(path, metadata)))).summary == AROUND


def test_a_film_inside_a_photo_is_always_found(tmp_path: Path) -> None:
    metadata = Metadata("JPEG", ArtifactKind.PHOTO, clips=[Clip("motion photo", 1000, 2000)])
    found = _only_finding(list(CHECK.examine(_artifact(tmp_path / "picture.jpg", metadata))))
    assert "film" in found.summary


def test_a_second_picture_in_the_file_itself_is_compared(tmp_path: Path) -> None:
    scene, path = _scene(), tmp_path / "picture.jpg"
    scene.crop((100, 80, 900, 720)).save(path, "MPO", save_all=True, append_images=[_thumbnail(scene, 640)])
    metadata = read_metadata(ByteView.of(path.read_bytes()), path.name)
    assert _only_finding(list(CHECK.examine(_artifact(path, metadata)))).summary == AROUND


@needs_shared
def test_real_photos_fire_only_where_eyes_saw_a_difference() -> None:
    folder = shared("data/photos/files")
    fired = {path.name for path in sorted(folder.glob("*.jp*g")) if _fires(path)}
    assert fired == {"exifr__issue-exifr-13.jpg", "exifr__issue-exifr-41-Error_Segment_Unreachable.jpg"}


def _fires(path: Path) -> bool:
    metadata = read_metadata(ByteView.of(path.read_bytes()), path.name)
    return any(
        isinstance(said, Finding) and "preview" in said.summary for said in CHECK.examine(_artifact(path, metadata))
    )

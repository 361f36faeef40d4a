"""Whether a copy shows the same as its original: every pixel of every frame, the way it is turned, and its colors.

Decodes pictures, so it runs in workers only; loads Pillow.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

import msgspec
import pi_heif  # type: ignore[import-untyped]  # it ships no types
from PIL import Image, ImageFile

from officer_exposure.parsing.pixels.pictures import MOST_PIXELS
from officer_exposure.parsing.read import read_metadata
from officer_exposure.remedy.color_profile import kept_profile
from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.interface import NotProvenError

_MOST_JPEG_PIXELS = 220_000_000
_MOST_FRAMES = 2_000
_MOST_PIXELS_IN_ALL = 2_000_000_000
_ROWS = 256
_SETTINGS = ("loop", "transparency", "gamma", "chromaticity")
_HINT = "It was left out. Share a screenshot of it instead."
_UNDECODED = "This picture could not be decoded, so the copy could not be compared with it."

pi_heif.register_heif_opener(thumbnails=False)


class Shown(msgspec.Struct, frozen=True):
    """What a decoder makes of a file: (mode, size, digest of the pixels, milliseconds shown) for each frame."""

    frames: tuple[tuple[str, tuple[int, int], str, float], ...]
    profile: bytes
    settings: tuple[str, ...]


def compare_pictures(
    original: FileBytes,
    copy: FileBytes,
    decoders: tuple[str, ...],
    *,
    all_frames: bool,
    left_out: Collection[int] = (),
    profiles: tuple[bytes, bytes] | None = None,
) -> None:
    """Raise NotProvenError unless both show the same. `decoders` by Pillow's names; `all_frames`: not the first alone.

    `left_out` are frames of the original that are but smaller versions of others, or no pictures at all. `profiles` are
    the color profiles of both where Pillow does not find all of them.

    An original that was cut short is decoded as far as it goes, and so is its copy then.
    """
    _refuse_turned(original, copy)
    try:
        before = _shown(original, decoders, all_frames, left_out)
    except NotProvenError as error:
        if not _was_cut(error):
            raise
        with _lenient():
            before = _shown(original, decoders, all_frames, left_out)
            after = _shown(copy, decoders, all_frames)
    else:
        after = _shown(copy, decoders, all_frames)
    if before.frames != after.frames:
        raise NotProvenError("The copy would not show the same picture.", _HINT)
    if before.settings != after.settings:
        raise NotProvenError("The copy would be shown in another way.", _HINT)
    colors = profiles or (before.profile, after.profile)
    if kept_profile(colors[0]) != colors[1]:
        raise NotProvenError("The copy would have other colors.", _HINT)


def _refuse_turned(original: FileBytes, copy: FileBytes) -> None:
    before, after = read_metadata(original.view(), ""), read_metadata(copy.view(), "")
    if (before.orientation, before.width, before.height) != (after.orientation, after.width, after.height):
        raise NotProvenError("The copy would be turned in another way, or have another size.", _HINT)


def _was_cut(error: NotProvenError) -> bool:
    """Whether Pillow ran out of bytes. Of any other damage it would decode nothing and compare nothing with nothing."""
    return isinstance(error.__cause__, OSError) and "truncated" in str(error.__cause__)


@contextmanager
def _lenient() -> Iterator[None]:
    """Let Pillow decode what there is of a file that was cut short."""
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


def _shown(file: FileBytes, decoders: tuple[str, ...], all_frames: bool, left_out: Collection[int] = ()) -> Shown:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _decode(file, decoders, all_frames, left_out)
    except (NotProvenError, MemoryError):
        raise
    except Exception as error:
        raise NotProvenError(_UNDECODED, _HINT) from error


def _decode(file: FileBytes, decoders: tuple[str, ...], all_frames: bool, left_out: Collection[int]) -> Shown:
    with Image.open(file.stream(), formats=decoders) as picture:
        count = getattr(picture, "n_frames", 1) if all_frames else 1
        _refuse_size(picture, count)
        profile = picture.info.get("icc_profile") or b""
        settings = tuple(f"{name}={picture.info.get(name)!r}" for name in _SETTINGS)
        frames = []
        for number in range(count):
            if number in left_out:
                continue
            if number:
                picture.seek(number)
            picture.load()
            frames.append((picture.mode, picture.size, _digest(picture), float(picture.info.get("duration", 0) or 0)))
        return Shown(tuple(frames), profile, settings)


def _refuse_size(picture: Image.Image, frames: int) -> None:
    pixels = picture.width * picture.height
    most = _MOST_JPEG_PIXELS if picture.format in {"JPEG", "MPO"} else MOST_PIXELS
    if pixels > most or frames > _MOST_FRAMES or pixels * frames > _MOST_PIXELS_IN_ALL:
        raise NotProvenError("This picture is too large to be compared with its copy.", _HINT)


def _digest(picture: Image.Image) -> str:
    """A digest of all pixels, row by row: a second copy of a large picture would not fit the memory of a worker."""
    digest = hashlib.blake2b(digest_size=32)
    if picture.palette is not None:
        digest.update(bytes(picture.palette.getdata()[1]))
    for top in range(0, picture.height, _ROWS):
        rows = picture.crop((0, top, picture.width, min(top + _ROWS, picture.height)))
        digest.update(rows.tobytes())
    return digest.hexdigest()


def refuse_recoded(before: Iterable[bytes], after: Iterable[bytes]) -> None:
    """Raise NotProvenError unless the coded pictures, cut out of both files, are the same to the byte."""
    if _digest_of(before) != _digest_of(after):
        raise NotProvenError("The picture data of the copy would not be the same.", _HINT)


def _digest_of(parts: Iterable[bytes]) -> bytes:
    digest = hashlib.blake2b(digest_size=32)
    for part in parts:
        digest.update(part)
    return digest.digest()

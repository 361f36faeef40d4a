"""Films as other programs read them: ffmpeg plays the same packets, exiftool finds nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from officer_exposure.remedy.file_bytes import FileBytes
from officer_exposure.remedy.film.cleaner import CLEANER
from officer_exposure.remedy.interface import What
from tests.shared_data import SHARED, needs_shared, shared

_FFMPEG, _EXIFTOOL = shutil.which("ffmpeg"), shutil.which("exiftool")
needs_players = pytest.mark.skipif(not (_FFMPEG and _EXIFTOOL), reason="needs ffmpeg and exiftool")

_TELLING = (
    *("GPS", "Location", "Make", "Model", "Serial", "Author", "Artist", "Title", "Comment", "ContentIdentifier"),
    *("Encoder", "CompressorName", "HandlerDescription", "Copyright", "Date"),
)
_NEUTRAL = {"", "0000:00:00 00:00:00", "VideoHandler", "SoundHandler", "DataHandler"}

_SOUND = ("-f", "lavfi", "-i", "sine=frequency=440:duration=2")
_PICTURE = ("-f", "lavfi", "-i", "testsrc2=size=160x120:rate=12:duration=2")
_H264 = ("-c:v", "libx264", "-bf", "2", "-pix_fmt", "yuv420p", "-c:a", "aac")
_KINDS = {
    "plain.mp4": _H264,
    "early.mp4": (*_H264, "-movflags", "+faststart"),
    "keyed.mov": (*_H264, "-movflags", "use_metadata_tags"),
    "fragments.mp4": (*_H264, "-movflags", "frag_keyframe+empty_moov", "-g", "6"),
    "stream.mp4": (*_H264, "-movflags", "frag_keyframe+empty_moov+default_base_moof+global_sidx", "-g", "6"),
    "hybrid.mp4": (*_H264, "-movflags", "frag_keyframe", "-g", "6"),
    "phone.3gp": ("-c:v", "mpeg4", "-c:a", "aac"),
    "h265.mp4": ("-c:v", "libx265", "-x265-params", "log-level=none", "-tag:v", "hvc1", "-c:a", "aac"),
    "motion.mov": ("-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-c:a", "pcm_s16le"),
    "plain.mov": ("-c:v", "prores_ks", "-c:a", "pcm_s24le"),
}
_NAMED = (
    *("-metadata", "location=+37.7749-122.4194/", "-metadata", "title=Home", "-metadata", "artist=Jane Roe"),
    *("-metadata", "comment=Elm Street", "-metadata", "creation_time=2024-05-01T10:00:00Z"),
)


def _made(folder: Path, name: str) -> Path:
    path = folder / name
    turned = ("-metadata:s:v", "rotate=90", "-metadata:s:v", "handler_name=Body camera 4711")
    command = ["ffmpeg", "-v", "error", *_PICTURE, *_SOUND, *_KINDS[name], *_NAMED, *turned, "-threads", "1", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path


def _streams(path: Path, *more: str) -> str:
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-map", "0:v?", "-map", "0:a?", *more, "-f", "streamhash", "-"]
    done: str = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return done


def _shown(path: Path) -> object:
    fields = "stream=codec_name,width,height,pix_fmt,color_space,nb_frames,duration,time_base:stream_side_data=rotation"
    command = ["ffprobe", "-v", "error", "-show_entries", fields, "-of", "json", str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _told(path: Path) -> dict[str, str]:
    """Everything that exiftool finds and that tells of somebody, samples of timed tracks included."""
    done = subprocess.run(
        ["exiftool", "-ee3", "-G1:3", "-a", "-j", "-api", "LargeFileSupport=1", path],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found = json.loads(done.stdout)[0]
    return {
        name: str(value)
        for name, value in found.items()
        if not name.startswith(("System", "File", "ExifTool", "Composite"))
        and any(word in name for word in _TELLING)
        and str(value).strip("\0 ") not in _NEUTRAL
    }


def _copy_of(original: Path, folder: Path, what: What = What.ALL) -> Path:
    copy = folder / f"copy-{original.name}"
    with original.open("rb") as stream, copy.open("w+b") as out:
        CLEANER.rewrite(FileBytes(stream), out, what)
        out.flush()
        CLEANER.compare(FileBytes(stream), FileBytes(out))
    return copy


@needs_players
@pytest.mark.parametrize("name", _KINDS)
def test_a_player_gets_the_same_packets(tmp_path: Path, name: str) -> None:
    original = _made(tmp_path, name)
    assert _told(original)
    copy = _copy_of(original, tmp_path)
    assert _streams(copy, "-c", "copy") == _streams(original, "-c", "copy")
    assert _shown(copy) == _shown(original)
    assert _told(copy) == {}


@needs_players
@pytest.mark.parametrize("what", [What.LOCATION, What.IDENTITY])
def test_less_may_go(tmp_path: Path, what: What) -> None:
    copy = _copy_of(_made(tmp_path, "plain.mov"), tmp_path, what)
    told = _told(copy)
    assert told
    assert not [name for name in told if "GPS" in name or "Location" in name or "Comment" in name]
    assert bool([name for name in told if "Artist" in name]) is (what is What.LOCATION)


def _real() -> list[Path]:
    folder = shared("data/photos/files") if SHARED else None
    kinds = (".mp4", ".mov", ".m4v", ".3gp")
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in kinds) if folder else []


@needs_shared
@needs_players
@pytest.mark.parametrize("original", _real(), ids=lambda path: path.name)
def test_real_films(tmp_path: Path, original: Path) -> None:
    copy = _copy_of(original, tmp_path)
    assert _told(copy) == {}
    if b"vide" in original.read_bytes():
        assert _streams(copy, "-c", "copy") == _streams(original, "-c", "copy")
        assert _streams(copy) == _streams(original)

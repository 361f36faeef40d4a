from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pikepdf
import pytest

import officer_exposure
from officer_exposure.cli.progress import in_words
from officer_exposure.events import Progress
from officer_exposure.model import Stage
from officer_exposure.registry import load_checks
from officer_exposure.report.json_report import SCHEMA
from officer_exposure.shows import OWN_WORDS
from tests.core.parsing.build_jpeg import exif_segment, jpeg
from tests.core.parsing.build_tiff import build_tiff, gps

GEOTAGGED = jpeg(exif_segment(build_tiff({0x8825: gps(48.13713, 11.57541)})))
PROGRAM = Path(sys.executable).with_name("officer-exposure")


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "home.jpg").write_bytes(GEOTAGGED)
    (folder / "plain.jpg").write_bytes(jpeg())
    return folder


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False, timeout=60)


def test_an_audit_ends_with_0_whatever_it_found_and_prints_nothing_unasked(photos: Path) -> None:
    done = run("audit", photos, "--no-vision")
    assert (done.returncode, done.stdout) == (0, "")
    assert "2 of 2 files" in done.stderr
    assert "1. Hidden data says exactly where the photo was taken." in done.stderr


def test_json_on_standard_output_is_the_report_and_nothing_else(photos: Path) -> None:
    done = run("audit", photos, "--no-vision", "--json", "-", "--unmasked", "--audience", "public")
    report = json.loads(done.stdout)
    jsonschema.validate(report, json.loads(SCHEMA.read_bytes()), jsonschema.Draft202012Validator)
    (finding,) = [one for one in report["findings"] if one["check"] == "photo.gps"]
    assert (finding["artifact"], finding["audience"], finding["level"]) == ("home.jpg", "public", "urgent")
    (position,) = finding["evidence"]
    assert position["latitude"] == pytest.approx(48.13713, abs=1e-4)


def test_reports_are_masked_unless_asked_otherwise(photos: Path) -> None:
    path, page = photos.parent / "audit.json", photos.parent / "report.html"
    done = run("audit", photos, "--json", path, "--html", page)
    assert done.returncode == 0, done.stderr
    text = path.read_text() + page.read_text()
    assert json.loads(path.read_bytes())["masked"] is True
    assert not [value for value in ("home.jpg", "48.13", "11.57", '"photos"') if value in text]
    assert "exact places" not in done.stderr
    assert "exact places" in run("audit", photos, "--no-vision", "--unmasked").stderr


def test_only_and_skip_choose_the_checks(photos: Path) -> None:
    only = json.loads(run("audit", photos, "--only", "photo.gps", "--json", "-").stdout)
    assert set(only["coverage"]["outcomes"]) == {"photo.gps"}
    without = json.loads(run("audit", photos, "--skip", "photo.gps", "--no-vision", "--json", "-").stdout)
    assert set(without["coverage"]["outcomes"]) == set(load_checks()) - {"photo.gps", *OWN_WORDS}


def test_a_file_by_itself_and_more_than_one_source(photos: Path) -> None:
    done = run("audit", photos / "home.jpg", photos, "--no-vision", "--json", "-")
    report = json.loads(done.stdout)
    assert report["coverage"]["artifacts"] == 2
    assert [one["check"] for one in report["findings"] if one["check"] == "photo.gps"] == ["photo.gps"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["audit"],
        ["audit", ".", "--audience", "nobody"],
        ["audit", ".", "--only", "photo.nothing"],
        ["audit", ".", "--skip", "photo.nothing"],
        ["audit", ".", "--jobs", "0"],
        ["audit", ".", "--unknown"],
        ["audit", ""],
        ["audit", ".", "--html", "-"],
        ["audit", ".", "--pdf", "-"],
        ["audit", ".", "--pdf-password"],
        ["audit", ".", "--pdf", "report", "--html", "./report"],
        ["audit", ".", "--html", "report", "--json", "./report"],
        ["nothing"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_what_cannot_be_done_ends_with_1_a_sentence_and_a_hint(photos: Path) -> None:
    attempts: list[list[str | Path]] = [
        ["audit", photos / "secret name"],
        ["audit", photos, "--json", photos / "secret name" / "audit.json"],
        ["audit", photos, "--html", photos],
    ]
    for arguments in attempts:
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.strip().splitlines()) == 1
        assert done.stderr.count(".") >= 2
        assert "secret" not in done.stderr


def test_a_report_never_replaces_an_original(photos: Path) -> None:
    for source in (photos, photos / "home.jpg"):
        for option in ("--json", "--html", "--pdf"):
            done = run("audit", source, "--no-vision", option, photos / "home.jpg")
            assert (done.returncode, done.stdout) == (1, "")
            assert "one of your own files" in done.stderr
    assert (photos / "home.jpg").read_bytes() == GEOTAGGED


def test_a_report_in_the_folder_that_is_looked_at_replaces_an_older_one(photos: Path) -> None:
    reports = [photos / name for name in ("audit.json", "report.html", "report.pdf")]
    asked = [part for pair in zip(("--json", "--html", "--pdf"), reports, strict=True) for part in pair]
    for _ in range(2):
        done = run("audit", photos, "--no-vision", *asked)
        assert done.returncode == 0, done.stderr
    assert {path.name for path in photos.iterdir()} == {"home.jpg", "plain.jpg", *(path.name for path in reports)}


def test_a_pdf_is_locked_with_a_password_that_is_read_unseen(photos: Path) -> None:
    path = photos.parent / "report.pdf"
    reading, writing = os.pipe()
    os.write(writing, b"marmalade 58\n")
    os.close(writing)
    options = ["--no-vision", "--pdf", str(path), "--pdf-password", "--passphrase-fd", str(reading)]
    done = subprocess.run(
        [PROGRAM, "audit", photos, *options],
        pass_fds=[reading],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    os.close(reading)
    assert done.returncode == 0, done.stderr
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    pikepdf.open(path, password="marmalade 58").close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX devices")
def test_a_report_that_cannot_be_printed_is_said_and_the_other_one_is_written(photos: Path) -> None:
    page = photos.parent / "report.html"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [PROGRAM, "audit", photos, "--no-vision", "--json", "-", "--html", page],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert "could not be printed" in done.stderr
    assert "2 of 2 files" in done.stderr
    assert page.stat().st_size > 1000


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_an_audit_works_with_standard_streams_closed(photos: Path, closed: str) -> None:
    path = photos.parent / "audit.json"
    command = f'exec "$0" audit "$1" --no-vision --json "$2" {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", command, PROGRAM, photos, path], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(path.read_bytes())["coverage"]["examined"] == 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_cancelling_ends_with_3_at_once_and_writes_what_was_found(photos: Path, number: signal.Signals) -> None:
    for copy in range(20_000):
        os.link(photos / "home.jpg", photos / f"{copy}.jpg")
    path = photos.parent / "audit.json"
    arguments: list[str | Path] = [PROGRAM, "audit", photos, "--jobs", "1", "--no-vision", "--json", path]
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        process.stderr.readline()  # it is under way
        process.send_signal(number)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 3, said
    report = json.loads(path.read_bytes())
    assert report["cancelled"] is True
    assert report["coverage"]["examined"] < 20_000
    stopped = [one for one in report["coverage"]["not_checked"] if one["check"] == "*"]
    assert [(one["source"], one["artifact"]) for one in stopped] == [("source 1", "")]
    assert "Traceback" not in said


def test_checks_lists_every_check_and_what_it_misses() -> None:
    listed = run("checks").stdout
    described = json.loads(run("checks", "--json").stdout)
    assert [one["id"] for one in described] == list(load_checks())
    assert all(f"{name}: " in listed for name in load_checks())
    assert all(one["misses"] and one["sees"] and one["matters"] for one in described)
    assert listed.count("Misses: ") == len(described)


def test_help_and_version() -> None:
    assert "audit" in run("--help").stdout
    for option in (
        "--audience",
        "--only",
        "--skip",
        "--jobs",
        "--no-vision",
        "--html",
        "--pdf",
        "--json",
        "--unmasked",
    ):
        assert option in run("audit", "--help").stdout
    assert officer_exposure.__version__ in run("--version").stdout


def test_the_command_line_never_loads_the_window_and_starts_light() -> None:
    program = "import sys; sys.argv[1:] = ['--version']; import ui.entry; ui.entry.main(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    heavy = ("PySide6", "rich", "jinja2", "PIL", "exifread", "yaml", "multiprocessing")
    assert not [name for name in loaded if name.startswith(heavy)]


def test_progress_in_words() -> None:
    counting = Progress(Stage.METADATA, 1200, None, 2300.4, None)
    assert in_words(counting) == "Reading hidden data: 1,200 files, 2,300 files/s"
    counted = Progress(Stage.PIXELS, 1200, 20000, 23, 75)
    assert in_words(counted) == "Looking at pictures: 1,200 of 20,000 files, 23 files/s, 1 min 15 s left"

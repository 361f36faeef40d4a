"""officer-exposure redact"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from officer_exposure.cli.audit import interruptible
from officer_exposure.cli.program import CANCELLED, COULD_NOT, FINISHED
from officer_exposure.errors import ExposureError
from officer_exposure.examining import FileJob
from officer_exposure.file_names import kind_by_name
from officer_exposure.model import ArtifactKind, Audience
from officer_exposure.remedy.redaction.copies import RedactedCopy, redacted_copies
from officer_exposure.remedy.redaction.wanted import Covering, Redaction
from officer_exposure.sources.opening import open_sources
from officer_exposure.text.steering import on_one_line
from officer_exposure.vision.sight import Box

_LOOK = "The program can miss things. Look at each copy before you share it."


class NoFolderError(ExposureError):
    """The folder for the copies cannot be used."""


@click.command("redact")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Folder for the copies.")
@click.option(
    "--what",
    type=click.Choice([one.value for one in Covering if one is not Covering.NOTHING]),
    help="What to look for and paint over. [default: all, or with --boxes only the boxes]",
)
@click.option("--boxes", metavar="FILE", type=click.Path(path_type=Path), help="Boxes of your own (.yaml).")
def command(sources: tuple[Path, ...], to: Path, what: str | None, boxes: Path | None) -> int:
    """Make copies of pictures with parts painted over for good.

    SOURCE is a folder or a picture. Originals are never changed. A copy holds no hidden data. A boxes file looks like
    this, in pixels of the upright picture:

    \b
    format: officer-exposure/boxes
    version: 1
    pictures:
      summer/porch.jpg: [[left, top, right, bottom]]
    """
    covering = Covering(what) if what else (Covering.NOTHING if boxes else Covering.ALL)
    jobs = _jobs(sources)
    given = _given(boxes, jobs)
    names = {job.path: job.name for job in jobs}
    wanted = [Redaction(job.path, covering, given.get(job.name, ())) for job in jobs if what or _has(given, job, boxes)]
    _make(to)
    counts: Counter[bool] = Counter()
    with interruptible() as cancel:
        for copy in redacted_copies(wanted, to, cancel):
            click.echo(on_one_line(_in_words(names[copy.source], copy)))
            counts[copy.copy is not None] += 1
        stopped = cancel.is_set()
    _sum_up(counts)
    if stopped:
        return CANCELLED
    return FINISHED if counts[True] or not counts[False] else COULD_NOT


def _jobs(sources: tuple[Path, ...]) -> list[FileJob]:
    opened = open_sources((source, Audience.UNKNOWN) for source in sources)
    jobs = [item for source in opened for item in source.artifacts() if isinstance(item, FileJob)]
    pictures = [job for job in jobs if kind_by_name(job.name) in {ArtifactKind.PHOTO, ArtifactKind.OTHER}]
    return sorted(pictures, key=lambda job: job.path)


def _given(boxes: Path | None, jobs: list[FileJob]) -> Mapping[str, tuple[Box, ...]]:
    """The boxes by the names of pictures; every name must be one of those that were chosen."""
    if boxes is None:
        return {}
    from officer_exposure.remedy.redaction.boxes_file import read_boxes, unmatched

    given = read_boxes(boxes)
    if problem := unmatched(given, {job.name for job in jobs}):
        raise problem
    return given


def _has(given: Mapping[str, tuple[Box, ...]], job: FileJob, boxes: Path | None) -> bool:
    """With a boxes file alone, only the pictures that it names are redacted."""
    return boxes is None or bool(given.get(job.name))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NoFolderError("The folder for the copies could not be made.", "Choose another one.") from error
    if not os.access(folder, os.W_OK):
        raise NoFolderError("The folder for the copies takes no files.", "Choose another one.")


def _in_words(name: str, copy: RedactedCopy) -> str:
    if copy.copy is None:
        return f"{name}: no copy. {copy.reason} {copy.hint}".rstrip()
    return f"{name} -> {copy.copy.name}: {', '.join(_counted(copy))}"


def _counted(copy: RedactedCopy) -> Iterator[str]:
    for label, times in Counter(one.label for one in copy.covered).items():
        one, many = _WORDS[label]
        yield f"{times} {one if times == 1 else many}"


_WORDS = {
    "face": ("face", "faces"),
    "plate": ("plate", "plates"),
    "text": ("text", "texts"),
    "given": ("box of yours", "boxes of yours"),
}


def _sum_up(counts: Counter[bool]) -> None:
    made = "1 copy" if counts[True] == 1 else f"{counts[True]:,} copies"
    click.echo(f"{made} made, {counts[False]:,} not made.", err=True)
    if counts[True]:
        click.echo(_LOOK, err=True)

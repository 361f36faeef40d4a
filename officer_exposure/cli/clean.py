"""officer-exposure clean"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from officer_exposure.cli.audit import interruptible
from officer_exposure.cli.program import CANCELLED, COULD_NOT, FINISHED
from officer_exposure.cli.progress import line_shown
from officer_exposure.examining import FileJob
from officer_exposure.file_names import shown_name
from officer_exposure.model import Audience, NotChecked
from officer_exposure.remedy.copied import Copied
from officer_exposure.remedy.copying import clean_copies
from officer_exposure.remedy.interface import What
from officer_exposure.sources.opening import open_sources
from officer_exposure.text.steering import on_one_line

_LOOK = "Look at each copy before you share it: what a picture or film shows is not changed."


@click.command("clean")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Folder for the copies.")
@click.option(
    "--what",
    type=click.Choice([what.value for what in What]),
    default=What.ALL.value,
    show_default=True,
    help="How much to remove.",
)
def command(sources: tuple[Path, ...], to: Path, what: str) -> int:
    """Make copies without hidden data. Originals are never changed.

    SOURCE is a folder or a file. Each copy is read again before you get it. A copy that cannot be proven clean is not
    handed over: the list at the end says which, and why.
    """
    refused: list[tuple[str, str]] = []
    jobs = _jobs(sources, to, refused)
    report = _Report(len(jobs))
    with interruptible() as cancel, line_shown() as show:
        paths = [Path(os.fsdecode(path)) for path in jobs]
        for copied in clean_copies(paths, to, What(what), cancel=cancel):
            report.add(jobs[copied.source], copied)
            show(report.progress())
        stopped = cancel.is_set()
    report.show(refused)
    if stopped:
        return CANCELLED
    return FINISHED if report.made or not (jobs or refused) else COULD_NOT


def _jobs(sources: Iterable[Path], to: Path, refused: list[tuple[str, str]]) -> dict[bytes, str]:
    """The files to clean and the names to show for them. Copies of an earlier time are not cleaned again."""
    copies = os.fsencode(to.resolve()) + os.sep.encode()
    found: dict[bytes, str] = {}
    for source in open_sources((source, Audience.UNKNOWN) for source in sources):
        for item in source.artifacts():
            if isinstance(item, FileJob):
                if not item.path.startswith(copies):
                    found[item.path] = shown_name(item.path[item.root :])
            elif isinstance(item, NotChecked):
                refused.append((item.artifact or source.id, item.reason))
            else:
                refused.append((item.name, _ANSWERS))
    return dict(sorted(found.items()))


_ANSWERS = "An answers file holds nothing to clean."


class _Report:
    """What became of the files: told while it goes, summed up at the end."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._began = time.monotonic()
        self._refused: list[tuple[str, str]] = []
        self._removed: Counter[str] = Counter()
        self._kept: Counter[str] = Counter()
        self._notes: Counter[str] = Counter()
        self.made = 0

    def add(self, name: str, copied: Copied) -> None:
        """Tell of one file, and count it."""
        if copied.path is None:
            self._refused.append((name, f"{copied.reason} {copied.hint}".strip()))
            return
        self.made += 1
        click.echo(on_one_line(f"{name} -> {copied.path.name}"))
        self._removed.update({removed.name: removed.count for removed in copied.rewritten.removed})
        self._kept.update(copied.rewritten.kept)
        self._notes.update(copied.rewritten.notes)

    def progress(self) -> str:
        """Such as "Cleaning: 12 of 200 files, 30 files/s, 6 s left"."""
        done = self.made + len(self._refused)
        pace = done / max(time.monotonic() - self._began, 0.001)
        left = (self._total - done) / pace if pace else 0.0
        return f"Cleaning: {done:,} of {self._total:,} files, {pace:,.1f} files/s, {left:,.0f} s left"

    def show(self, refused: list[tuple[str, str]]) -> None:
        """Sum up: what was removed, what stayed, and what could not be cleaned."""
        for line in self._summary([*self._refused, *refused]):
            click.echo(line)
        if self.made:
            click.echo(_LOOK, err=True)

    def _summary(self, refused: list[tuple[str, str]]) -> Iterator[str]:
        yield "1 copy made." if self.made == 1 else f"{self.made:,} copies made."
        for heading, counted in (("Removed:", self._removed), ("Kept:", self._kept)):
            if counted:
                yield heading
                yield from (f"  {name} ({count:,})" for name, count in counted.most_common())
        if self._notes:
            yield "Good to know:"
            yield from (f"  {sentence}" for sentence in self._notes)
        if refused:
            yield "Not cleaned:"
            yield from (on_one_line(f"  {name}: {reason}") for name, reason in refused)

"""What an audit came to, on standard error: standard output is for what was asked for."""

from __future__ import annotations

from collections.abc import Iterator

import click

from officer_exposure.events import Audit
from officer_exposure.model import Level
from officer_exposure.models.loading import ALTERED, MISSING
from officer_exposure.store.records import RunSummary


def summarize(audit: Audit, kept: RunSummary | None) -> None:
    """Print the counts, the first things to do and, for an audit that was kept, what has changed since the last."""
    click.echo("\n".join([*_lines(audit), *(_compared(kept) if kept else ())]), err=True)


def _lines(audit: Audit) -> Iterator[str]:
    from officer_exposure.exposure.first import do_first
    from officer_exposure.exposure.gathering import gather
    from officer_exposure.exposure.levels import word

    gatherings = gather(audit.findings)
    coverage = audit.coverage
    yield f"{coverage.examined:,} of {coverage.artifacts:,} files and answer sheets were looked at."
    for level in sorted(Level, reverse=True):
        things = sum(one.things for one in gatherings if one.level is level)
        if things:
            yield f"  {word(level)}: {things:,} to fix"
    yield "Do these first:" if gatherings else "The checks that ran found nothing."
    for number, one in enumerate(do_first(gatherings), 1):
        yield f"  {number}. {one.summary}"
    if audit.not_checked:
        yield f"Not checked: {len(audit.not_checked):,}. The report says what and why."
        yield from sorted({one.reason for one in audit.not_checked} & {ALTERED, MISSING})
    if audit.cancelled:
        yield "You stopped the audit. This is what was found until then."


def _compared(kept: RunSummary) -> Iterator[str]:
    counts = {
        "New": kept.new,
        "Came back": kept.came_back,
        "Still there": kept.still,
        "No longer found": kept.gone,
        "File no longer there": kept.absent,
        "Not looked at again": kept.unseen,
    }
    yield "Compared with what your vault holds, each file by itself:"
    yield from (f"  {words}: {count:,}" for words, count in counts.items() if count)
    if not any(counts.values()):
        yield "  Nothing was known before, and nothing was found now."

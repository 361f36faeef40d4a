"""officer-exposure checks"""

from __future__ import annotations

import click
import msgspec

from officer_exposure.check import Check
from officer_exposure.model import Area, ArtifactKind, Ease, Severity
from officer_exposure.registry import load_checks, manual


class _Described(msgspec.Struct, frozen=True):
    """A check as `--json` lists it."""

    id: str
    title: str
    kinds: tuple[ArtifactKind, ...]
    areas: tuple[Area, ...]
    severity: Severity
    ease: Ease
    stage: str
    remediation: str
    sees: str
    matters: str
    misses: str


@click.command("checks")
@click.option("--json", "as_json", is_flag=True, help="Everything about each check, as JSON.")
def command(as_json: bool) -> None:
    """List the checks: what each one sees, and what it misses."""
    checks = load_checks().values()
    if as_json:
        described = [_described(check) for check in checks]
        click.echo(msgspec.json.format(msgspec.json.encode(described), indent=2))
        return
    for check in checks:
        page = manual(check)
        click.secho(f"{check.info.id}: {check.info.title}", bold=True)
        for heading, text in (("Sees", page.sees), ("Misses", page.misses)):
            click.echo(click.wrap_text(f"{heading}: {text}", 88, "    ", "    "))
        click.echo()


def _described(check: Check) -> _Described:
    info, page = check.info, manual(check)
    return _Described(
        id=info.id,
        title=info.title,
        kinds=tuple(sorted(info.kinds)),
        areas=info.areas,
        severity=info.severity,
        ease=info.ease,
        stage=info.stage.name.lower(),
        remediation=info.remediation,
        sees=page.sees,
        matters=page.matters,
        misses=page.misses,
    )

"""What every page has in common that the program writes: it stands alone, and every text in it is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from officer_exposure.report.wording import number
from officer_exposure.text.steering import harmless

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""The page may show pictures it carries in itself and use its own style sheet. All else is refused by the browser."""

_TEMPLATES = Path(__file__).parent / "templates"


@cache
def page_template(name: str) -> Template:
    """A template of this package; what it renders holds no script, and no text can turn round what stands beside it."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = number
    environment.globals["policy"] = POLICY
    return environment


def _finalize(value: object) -> object:
    """What the page shows of a value: no text may turn round what stands beside it."""
    return harmless(value) if type(value) is str else value

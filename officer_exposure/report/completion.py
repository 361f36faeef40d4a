"""The record of completion on paper, and in words for the preview: made from the record alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from officer_exposure.content.onboarding import load_onboarding
from officer_exposure.report.attestation import Attestation
from officer_exposure.report.wording import day

_PAGE = Path(__file__).parent / "completion.typ"
_NO_PROOF = "The code shows whether the record was changed. It does not prove who made it: the signatures do that."


class Part(msgspec.Struct, frozen=True):
    """A finished part, and what is acknowledged with it."""

    title: str
    acknowledge: str


class CompletionView(msgspec.Struct, frozen=True):
    """Everything that the page says. `small`: what stands below the signatures."""

    title: str
    says: str
    parts: tuple[Part, ...]
    signatures: tuple[str, ...]
    small: tuple[str, ...]


def completion_view(record: Attestation) -> CompletionView:
    """See a record as a page."""
    modules = load_onboarding().modules
    versions = f"Content {record.content}." + (f" Agency pack {record.pack}." if record.pack else "")
    return CompletionView(
        title="Record of completion",
        says=f"These parts of the onboarding were finished by {day(date.fromisoformat(record.date))}. "
        "The record holds nothing else: no answer, no count and nothing that was found.",
        parts=tuple(Part(modules[one].title, modules[one].acknowledge) for one in record.modules),
        signatures=("Signed", "Mentor") if record.mentor else ("Signed",),
        small=(versions, f"Code {record.digest}", _NO_PROOF),
    )


def render_completion_pdf(record: Attestation) -> bytes:
    """The record as a tagged PDF."""
    from officer_exposure.report.pdf.writing import set_pages

    return set_pages(_PAGE, msgspec.to_builtins(completion_view(record)), {})

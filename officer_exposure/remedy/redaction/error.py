"""What a redaction can fail with."""

from __future__ import annotations

from officer_exposure.errors import ExposureError


class CannotRedactError(ExposureError):
    """A picture of which no redacted copy can be made, or none that can be shown to be one."""

"""Whether the model files are installed: tests that look at real pictures with them are skipped, loudly, where not."""

from __future__ import annotations

import pytest

from officer_exposure.models.loading import HOW_TO_GET
from officer_exposure.models.state import Condition, conditions

needs_models = pytest.mark.skipif(
    Condition.MISSING in conditions().values(), reason=f"needs the model files ({HOW_TO_GET})"
)

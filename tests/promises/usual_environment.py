"""The environment of somebody at home, for programs that are watched."""

from __future__ import annotations

import os

_SIGNS_OF_CI = frozenset({"CI", "TF_BUILD", "GITHUB_ACTIONS", "BUILD_ID", "JENKINS_URL"})
"""Libraries that report to their makers keep quiet where they see one of these: a test must not be told apart."""


def usual_environment() -> dict[str, str]:
    """Ours, without the signs of a machine that only runs tests."""
    return {name: value for name, value in os.environ.items() if name not in _SIGNS_OF_CI}

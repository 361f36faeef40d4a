"""The demo officer: a household that does not exist, with photos, tracks, answers and facts whose truth is known."""

"""The keys that work on every page. Quick exit is one key, so that it can be found without looking."""

from __future__ import annotations

LOCK = "Ctrl+L"
QUICK_EXIT = "F10"

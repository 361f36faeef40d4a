"""What the officer sees of a bug of our own. What else is said about it holds no private value."""

from __future__ import annotations

from officer_exposure.plain_report import report_plainly

__all__ = ["OUR_BUG", "report_plainly"]

OUR_BUG = ("Something in this app went wrong.", "Nothing on your computer was changed. Please try again.")
"""The sentence and the hint the officer sees."""

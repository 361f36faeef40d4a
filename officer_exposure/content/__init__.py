"""What the program says and asks, as data: guided items, remediations, words and lookup tables."""

from officer_exposure.content.loading import load_content

__all__ = ["load_content"]

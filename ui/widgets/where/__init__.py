"""The parts of the page "Where you live"."""

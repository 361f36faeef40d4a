"""Positions on Earth: how far apart they lie, and which are the same place."""

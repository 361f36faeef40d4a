"""Faces: found, told whether a small child, and made into prints that only grouping may use."""

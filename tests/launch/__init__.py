"""Tests of launch.py: the real file, in copies of the project."""

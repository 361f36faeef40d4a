"""Tests of the checks of recorded movement."""

"""Tests of the parsers of recorded movement."""

"""Checks that only a person can do."""

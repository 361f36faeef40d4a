"""Checks on documents."""

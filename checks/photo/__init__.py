"""Checks on photos and videos."""

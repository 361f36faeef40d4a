"""Checks of what texts say."""

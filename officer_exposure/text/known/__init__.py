"""Finds what the officer told about themselves in any text, however it is written."""

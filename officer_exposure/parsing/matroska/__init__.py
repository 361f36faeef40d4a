"""Matroska and WebM films."""

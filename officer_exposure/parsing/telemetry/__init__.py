"""Timed tracks in films: where the camera was, second by second."""

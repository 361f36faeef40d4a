"""Checks of recorded movement: tracks of watches and phones, timelines, lists of places."""

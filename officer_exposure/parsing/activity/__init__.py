"""Recorded movement: tracks of watches and phones, timelines, exports of positions."""

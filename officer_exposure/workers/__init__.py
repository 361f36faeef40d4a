"""Supervised worker processes: where hostile files are opened."""

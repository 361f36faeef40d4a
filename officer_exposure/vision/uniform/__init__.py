"""Likeness to police uniforms and marked police vehicles: a small head of our own over frozen ImageNet features."""

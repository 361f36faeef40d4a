"""Redacted copies: parts of the picture are gone. They are painted over before the copy is written, never covered."""

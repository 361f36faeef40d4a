"""Maker notes: what each maker of cameras writes in its own way."""

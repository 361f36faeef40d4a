"""Decoded pictures: thumbnails, mosaics and comparing previews. Only workers may use it."""

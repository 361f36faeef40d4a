"""JPEG: its segments, and what stands behind the picture."""

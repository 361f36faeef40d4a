"""HEIF and AVIF pictures: items inside boxes."""

"""TIFF: directories, whole files in TIFF form, and raw formats built on it."""

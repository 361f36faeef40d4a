"""EXIF: the TIFF block that cameras write into almost every format."""

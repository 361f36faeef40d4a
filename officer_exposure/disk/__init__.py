"""What lies on the disk, opened for reading: ordinary files, and files inside a zip archive."""

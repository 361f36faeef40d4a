"""XMP: the XML packet that programs write."""

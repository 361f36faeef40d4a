"""Office documents, new (zip) and old (OLE)."""

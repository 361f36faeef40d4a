"""The window. The only package that knows Qt; it imports the core, never the other way round."""

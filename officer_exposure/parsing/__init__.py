"""Bytes to typed values. Every parser reads hostile bytes and raises nothing but `ParseError`."""

"""Copies without hidden data: written, read again, proven, and handed over only then. Originals never change."""

"""Finds what people give away in plain words: captions, posts, messages, titles, comments."""

"""Trains the small head of the uniform model from folders of labelled pictures. README.md says how."""

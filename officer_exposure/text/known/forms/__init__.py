"""One module for each form of fact: how it may be written, and what a place where it was found means."""

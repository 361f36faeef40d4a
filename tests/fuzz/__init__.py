"""Spoils sound files of every format and has the parsers read them: `python -P -m tests.fuzz --seconds 60`."""

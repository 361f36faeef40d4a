"""The checks: one file each, its id is its path, its docstring is its manual page."""

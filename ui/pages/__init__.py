"""One page of the walk per file."""

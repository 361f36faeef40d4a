"""What the officer tells about themselves and the household, all of it optional."""

"""What is kept: one encrypted vault, or the same in memory alone."""

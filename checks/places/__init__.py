"""What follows from many places together."""

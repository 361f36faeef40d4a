"""Text in pictures: lines are found, then read."""

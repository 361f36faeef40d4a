"""What a text says about people, places and days."""

"""What somebody does again and again, told from stays and tracks, and tested against chance."""

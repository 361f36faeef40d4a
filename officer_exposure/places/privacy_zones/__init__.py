"""What tracks give away although a privacy zone hides their ends: the circle that the cut ends lie on, attacked."""

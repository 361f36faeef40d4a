"""The ways a stranger has from what they know to a door, a family or a routine, and the cheapest way to close them."""

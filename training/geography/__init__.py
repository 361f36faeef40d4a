"""Makes the map that ships with the program: outlines of countries and states, and the names of towns."""

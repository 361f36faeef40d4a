"""The map: drawn by this program from outlines and town names that ship with it. No tile, no server."""

"""MP4 and QuickTime films: what their header says."""

"""Films made of boxes: MP4, MOV, 3GP, M4V and M4A."""

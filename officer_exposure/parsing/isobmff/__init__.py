"""Files made of boxes: HEIC, AVIF, JPEG XL, CR3, MP4 and MOV."""

"""The page of Offthread: Python that MicroPython runs on the main thread."""

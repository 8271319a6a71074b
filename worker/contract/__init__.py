"""What page and worker agree on beside the messages.

Each module here is constants alone, and runs on the page's MicroPython and the worker's CPython. The build
makes a JavaScript module of it: `memory.py` is `#generated/memory.mjs` there, with the same names.
"""

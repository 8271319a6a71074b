"""Where the engines agree with CPython on this machine, and where they do not."""

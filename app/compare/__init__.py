"""One program on several engines, side by side."""

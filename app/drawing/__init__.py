"""What programs draw, in a region of its own beside the output."""

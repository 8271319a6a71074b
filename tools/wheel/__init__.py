"""Make the wheel: the command `offthread`, the sources of its sites, and extensions for documentation."""

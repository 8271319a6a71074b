"""Which packages a program needs and where they come from. Pure."""

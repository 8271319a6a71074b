"""What `build.py` drives: set-up, build, server, checks. Nothing here reaches the visitor."""

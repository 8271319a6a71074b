"""The commands of the installed tool, on a folder of one's own: build, serve, new, collect."""

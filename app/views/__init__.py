"""The panes of the page, a file each: a model comes in, text content goes out."""

"""What the `test` command runs, and what it holds the sources to."""

"""The console line: what is typed into it, its history, and the field."""

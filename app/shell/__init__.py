"""What frames the page: toolbar, status, tabs, split, menu, shortcuts, settings."""

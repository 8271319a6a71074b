"""Packages: the panel, and downloads on their way."""

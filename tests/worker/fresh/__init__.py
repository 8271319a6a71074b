"""Runs that begin fresh and end whole."""

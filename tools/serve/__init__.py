"""Serve a built site on this machine, as a good static host would."""

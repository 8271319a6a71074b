"""What programs write, show and ask: the transcript and its view."""

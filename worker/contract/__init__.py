"""What page and worker agree on beside the messages."""

"""What this device can do, and the site stored on it."""

"""The visitor's projects: their files, how they are saved, opened, shared and synced with the worker."""

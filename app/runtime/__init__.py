"""The page's side of a worker: the client, its supervisor, connections, and the standby worker."""

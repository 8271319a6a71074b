"""Which packages a program needs and where they come from. Pure."""

from worker.private import keep_apart

FINDERS = keep_apart(__path__)

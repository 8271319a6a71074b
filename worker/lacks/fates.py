"""What became of the package behind an import: what packages tell, and hints need to know."""

from __future__ import annotations

# It could not be fetched or installed; no index has one of this name; nobody has wanted it.
FAILED, UNKNOWN, UNWANTED = "failed", "unknown", ""

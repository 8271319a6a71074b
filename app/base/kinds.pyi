"""Names of types that all rooms share: for the type checker alone."""

from typing import Any

# Whatever JavaScript made: an element, an event, a blob, a promise. Nothing else is known.
JsObject = Any

"""Names of types that all rooms share: for the type checker alone."""

from typing import Any

# Whatever JavaScript made: an element, an event, a blob, a promise. Nothing is known of it before it is asked.
JsObject = Any

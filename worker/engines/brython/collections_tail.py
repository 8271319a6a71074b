# Fixes of Brython's own `_collections`: `deque` takes `maxlen`.
# mypy: disable-error-code="name-defined"
# ruff: noqa: F821


def _new_deque(cls, *_, **__):  # type: ignore[no-untyped-def]
    made = object.__new__(cls)
    made.clear()
    return made


deque.__new__ = _new_deque

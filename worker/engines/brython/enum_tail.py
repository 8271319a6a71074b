# Fixes of Brython's own `enum`: `Colour["RED"]` finds the member of this name.
# mypy: disable-error-code="name-defined"
# ruff: noqa: F821


def _member_named(cls, name):  # type: ignore[no-untyped-def]
    # Brython gives a tuple of one.
    return cls._member_map_[name[0] if isinstance(name, tuple) else name]


Enum.__class_getitem__ = classmethod(_member_named)

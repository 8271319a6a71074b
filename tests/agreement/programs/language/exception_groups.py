"""Several errors at once, taken apart by their kinds."""

try:
    raise ExceptionGroup("two things", [ValueError("bad"), KeyError("gone")])
except* ValueError as group:
    print("values:", group.exceptions)
except* KeyError as group:
    print("keys:", group.exceptions)

"""An assertion that does not hold."""

speed = 130
assert speed > 0, "too slow"
assert speed <= 120, f"{speed} is too fast"

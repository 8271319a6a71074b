"""Comparisons in a row, and what `and`, `or` and `not` return."""

x = 5
print(1 < x < 10, 1 < x > 7, x == 5 == 5.0)
print(0 or "default", "" and "never", None or [] or 0, not [])
print([1, 2] < [1, 3], (1, "a") < (1, "b"), "Zoe" < "adam")
print(True + True, isinstance(True, int), 1 == True, 1 is not None)
print(all([]), any([]), any(n > 3 for n in range(5)))

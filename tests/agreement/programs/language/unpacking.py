"""Several names at once, with a star for the rest."""

first, *middle, last = range(6)
print(first, middle, last)
(a, b), [c, (d,)] = (1, 2), [3, (4,)]
a, b = b, a
print(a, b, c, d)
print([*"ab", *range(2)], {**{"x": 1}, "y": 2, **{"x": 3}}, (*[1], 2))
for name, (low, high) in {"mon": (3, 9), "tue": (5, 11)}.items():
    print(name, low, high, end="; ")
print(*["a", "b"], sep="-")
x = y = []
x += [1]
print(y, x is y)

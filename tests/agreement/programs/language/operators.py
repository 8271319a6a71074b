"""A class that takes part in sums, comparisons, indexing and calls."""


class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self.parts, other.parts)))

    def __mul__(self, factor):
        return Vector(*(part * factor for part in self.parts))

    __rmul__ = __mul__

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return abs(self) < abs(other)

    def __abs__(self):
        return sum(part**2 for part in self.parts) ** 0.5

    def __getitem__(self, index):
        return self.parts[index]

    def __len__(self):
        return len(self.parts)

    def __bool__(self):
        return any(self.parts)

    def __call__(self):
        return "called"

    def __str__(self):
        return f"<{', '.join(map(str, self.parts))}>"


v, w = Vector(3, 4), Vector(1, 0)
print(v + w, v * 2, 3 * w, v == Vector(3, 4), v != w, w < v, abs(v))
print(v[0], v[-1], len(v), list(v), bool(Vector(0, 0)), v(), max([w, v], key=abs), sorted([v, w])[0])

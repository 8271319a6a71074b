"""Objects that can be gone through, and functions that go through others."""


class Stairs:
    def __init__(self, top):
        self.top = top

    def __iter__(self):
        self.step = 0
        return self

    def __next__(self):
        if self.step == self.top:
            raise StopIteration
        self.step += 1
        return self.step


print(list(Stairs(3)), sum(Stairs(4)), 2 in Stairs(3))
print(list(zip("abc", Stairs(3))), list(enumerate("ab", start=1)))
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6])), list(filter(None, [0, 1, "", "x"])))
lines = iter(["one", "two", "stop", "never"])
print(list(iter(lambda: next(lines), "stop")), list(reversed(range(0, 10, 3))))

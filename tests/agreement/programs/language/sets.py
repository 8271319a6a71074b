"""Sets: what is in them, and how they are put together."""

a, b = set("abracadabra"), {"a", "l", "z"}
print(sorted(a - b), sorted(a & b), sorted(a ^ b), sorted(a | b))
print({1, 2} <= {1, 2, 3}, {1, 2}.isdisjoint({3}), len({1, 1.0, True}), {3})
b.add("q")
b.discard("nothing")
b.update("xy")
print(sorted(b), frozenset([1, 2]) == {2, 1}, {frozenset({1}): "key"}[frozenset({1})])
print(set(), {*range(3)} == {0, 1, 2}, set([1]) | {2})

"""Functions that call themselves."""


def hanoi(count, source="A", target="C", spare="B"):
    if count == 0:
        return []
    before = hanoi(count - 1, source, spare, target)
    return before + [source + target] + hanoi(count - 1, spare, target, source)


def flatten(items):
    return [leaf for item in items for leaf in (flatten(item) if isinstance(item, list) else [item])]


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(" ".join(hanoi(3)))
print(flatten([1, [2, [3, [4]], 5]]))
print(depth(500))

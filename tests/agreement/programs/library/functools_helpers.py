"""`functools`: caches, reductions, and functions with some arguments given."""

import functools


@functools.lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


@functools.singledispatch
def kind(value):
    return "thing"


@kind.register(int)
def _(value):
    return "number"


def wrapped(function):
    @functools.wraps(function)
    def inner():
        return function()

    return inner


@wrapped
def documented():
    """Say nothing."""


print(fibonacci(80), fibonacci.cache_info().hits)
print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.partial(int, base=2)("101"))
print(kind(3), kind("x"), documented.__name__, documented.__doc__)
print(sorted(["b", "A", "c"], key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b))))

"""A function that calls itself for ever, and one error more."""


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as error:
    print(type(error).__name__, isinstance(error, RuntimeError))
raise StopIteration("at last")

"""A division by nothing, below two functions."""


def mean(values):
    return sum(values) / len(values)


def report(values):
    print("mean:", mean(values))


report([1, 2, 3])
report([])

"""A variable that is the function's own, and has no value yet."""

count = 0


def step():
    count = count + 1


step()

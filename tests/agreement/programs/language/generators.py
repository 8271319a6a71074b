"""Functions that give one value after the other, and take some."""


def countdown(start):
    while start:
        yield start
        start -= 1
    return "lift-off"


def average():
    total, count, mean = 0, 0, None
    while True:
        total += yield mean
        count += 1
        mean = total / count


def both():
    last = yield from countdown(2)
    yield last


print(list(countdown(3)), list(both()))
running = average()
next(running)
print([running.send(value) for value in (10, 20, 60)])
running.close()
squares = (n * n for n in range(1000000000))
print(next(squares), next(squares), next(squares), next(iter([]), "none"))

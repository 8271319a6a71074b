"""Functions that remember, and the loop variable that they share."""


def counter(start):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


first, second = counter(0), counter(10)
print(first(), first(), second(5), first())
shared = [lambda: number for number in range(3)]
own = [lambda number=number: number for number in range(3)]
print([each() for each in shared], [each() for each in own])

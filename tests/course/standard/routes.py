"""The shortest way through a graph, and the towers of Hanoi."""

import heapq
from functools import cache

ROADS = {
    "A": {"B": 7, "C": 9, "F": 14},
    "B": {"A": 7, "C": 10, "D": 15},
    "C": {"A": 9, "B": 10, "D": 11, "F": 2},
    "D": {"B": 15, "C": 11, "E": 6},
    "E": {"D": 6, "F": 9},
    "F": {"A": 14, "C": 2, "E": 9},
}


def shortest(start, goal):
    queue, done = [(0, start, [start])], set()
    while queue:
        length, place, way = heapq.heappop(queue)
        if place == goal:
            return length, " → ".join(way)
        if place not in done:
            done.add(place)
            for following, road in ROADS[place].items():
                heapq.heappush(queue, (length + road, following, [*way, following]))
    return None


def hanoi(discs, start="left", goal="right", spare="middle"):
    if discs:
        yield from hanoi(discs - 1, start, spare, goal)
        yield f"{discs}: {start} to {goal}"
        yield from hanoi(discs - 1, spare, goal, start)


@cache
def fibonacci(number):
    return number if number < 2 else fibonacci(number - 1) + fibonacci(number - 2)


print(shortest("A", "E"))
print(*hanoi(3), sep="\n")
print(fibonacci(90))

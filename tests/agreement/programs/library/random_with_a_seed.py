"""`random`: the same seed gives the same numbers."""

import random

random.seed(42)
print(random.random(), random.randint(1, 6), random.choice("abc"), random.uniform(1, 2))
print(random.sample(range(100), 5), random.choices(["heads", "tails"], k=4), random.gauss(0, 1))
deck = list(range(8))
random.shuffle(deck)
print(deck, random.Random(7).randrange(1000))

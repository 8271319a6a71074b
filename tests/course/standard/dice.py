"""A simulation: the same seed throws the same dice everywhere."""

import random
from collections import Counter

generator = random.Random(2024)
throws = Counter(generator.randint(1, 6) + generator.randint(1, 6) for _ in range(20_000))
for total in range(2, 13):
    print(f"{total:3} {throws[total]:5} {'*' * (throws[total] // 100)}")
inside = sum(generator.random() ** 2 + generator.random() ** 2 < 1 for _ in range(50_000))
print("pi is about", 4 * inside / 50_000)
deck = [f"{rank}{suit}" for suit in "♠♥♦♣" for rank in "A23456789"]
generator.shuffle(deck)
print(deck[:5], round(generator.gauss(100, 15), 6))

"""Primes by a sieve, by a generator and by their properties."""

from itertools import count, islice, pairwise
from math import isqrt


def sieve(limit):
    is_prime = bytearray([1]) * (limit + 1)
    is_prime[:2] = b"\0\0"
    for number in range(2, isqrt(limit) + 1):
        if is_prime[number]:
            is_prime[number * number :: number] = bytes(len(range(number * number, limit + 1, number)))
    return [number for number, prime in enumerate(is_prime) if prime]


def primes():
    found = []
    for number in count(2):
        if all(number % each for each in found if each * each <= number):
            found.append(number)
            yield number


print(list(islice(primes(), 20)))
print(len(sieve(200_000)), sieve(200_000)[-3:])
print("twins:", [(a, b) for a, b in pairwise(sieve(100)) if b - a == 2])
print("Mersenne:", 2**127 - 1, pow(3, 2**127 - 2, 2**127 - 1))

"""`math`: roots, logarithms, whole numbers and angles."""

import math

print(math.sqrt(2), math.pi, math.e, math.hypot(3, 4), math.dist((0, 0), (1, 1)))
print(math.floor(-2.5), math.ceil(2.1), math.trunc(-2.9), math.gcd(84, 36), math.lcm(4, 6), math.isqrt(99))
print(math.factorial(20), math.comb(49, 6), math.perm(5, 2), math.prod([1, 2, 3, 4]))
print(math.log(8, 2), math.log10(1000), math.log2(1024), math.exp(0), math.fsum([0.1] * 10))
print(
    round(math.sin(math.radians(30)), 12), math.degrees(math.pi), math.isclose(0.1 + 0.2, 0.3), math.inf > 1
)

"""`fractions`: numbers as exact quotients."""

from fractions import Fraction

third = Fraction(1, 3)
print(third + Fraction(1, 6), third * 3, Fraction("0.125"), Fraction(6, -8), Fraction(0.75))
print(third < 0.34, float(third), Fraction(3.14159).limit_denominator(100), repr(third))
print(sum([Fraction(1, n) for n in range(1, 6)]), Fraction(7, 2) // 1, round(Fraction(7, 3), 1))

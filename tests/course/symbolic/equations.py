"""Equations solved exactly, and written as they are written by hand."""

from sympy import Rational, expand, factor, latex, pretty, simplify, solve, sqrt, symbols

x, y = symbols("x y")
print(solve(x**2 - 5 * x + 6, x), solve(x**2 + 1, x), solve([x + y - 10, x - y - 2], [x, y]))
print(factor(x**3 - 6 * x**2 + 11 * x - 6), expand((x + y) ** 3))
print(simplify(sqrt(8) + Rational(1, 3)), latex(sqrt(x) / (1 + y)))
print(pretty(x**2 / (y + 1), use_unicode=True))

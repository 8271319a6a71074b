"""Derivatives, integrals, limits and series."""

from sympy import Eq, Function, diff, dsolve, exp, integrate, limit, oo, series, sin, symbols

x = symbols("x")
print(diff(sin(x) * exp(x), x))
print(integrate(x * exp(-(x**2)), (x, 0, oo)))
print(limit(sin(x) / x, x, 0), series(sin(x), x, 0, 8))
f = Function("f")
print(dsolve(Eq(f(x).diff(x), f(x)), f(x)))

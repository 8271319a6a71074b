"""How floating-point numbers are written and rounded."""

import math

print(0.1 + 0.2, 1 / 3, 1e16, 1e15, 123456789.123, 1e-5, 0.0001)
print(round(2.5), round(3.5), round(2.675, 2), round(1234.5, -2), round(-0.4))
print(float("inf"), -float("inf"), math.nan, -0.0, 5e-324, 1.7976931348623157e308)
print(7 // 2.0, -7 % 3.0, 2.0**0.5, 1e308 * 10, 3.0 == 3, 4.0)
print(int(-2.7), (0.5).as_integer_ratio(), (2.0).is_integer(), float("1_000.5"))

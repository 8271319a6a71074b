"""Whole division, remainders and bits, also of negative numbers."""

for a, b in ((7, 2), (-7, 2), (7, -2), (-7, -2)):
    print(a // b, a % b, divmod(a, b), int(a / b))
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, -9 >> 1)
print(bin(10), oct(64), hex(255), int("0x1f", 16), int("-101", 2), int(" 42 "))
print(abs(-3), min(3, 1, 2), max([4, 9, 2]), sum([1, 2, 3], 10), pow(2, -1))

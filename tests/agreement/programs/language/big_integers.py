"""Whole numbers beyond 64 bits."""

factorial = 1
for number in range(1, 31):
    factorial *= number
print(factorial)
print(2**200, -(2**64) // 3, 2**100 % 97)
print(divmod(10**30, 7**11), pow(3, 10**6, 10**9 + 7))
print(len(str(7**500)), (2**100).bit_length(), hex(2**70), int("zz", 36))
print(10**25 == 10.0**25, 2**64 > 2.0**63, 1 << 80 >> 78)

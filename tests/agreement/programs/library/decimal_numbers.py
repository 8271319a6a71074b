"""`decimal`: numbers as people write them, with the places that they choose."""

from decimal import ROUND_HALF_UP, Decimal, getcontext

print(Decimal("0.1") + Decimal("0.2"), Decimal("1.10") * 3, Decimal(1) / Decimal(3))
print(Decimal("2.665").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), Decimal("1E+3"), Decimal(0.5))
getcontext().prec = 6
print(Decimal(2).sqrt(), Decimal("1e-9") + 1, f"{Decimal('1234.5'):,.2f}", -Decimal("7") // 2)

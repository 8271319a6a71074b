"""Numbers with an imaginary part."""

z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate())
print(z * 1j, z / 2, z**2, (1 + 2j) == complex(1, 2))
print(complex("1-2j"), [w * w for w in (1j, -1j)])

"""Text becomes bytes and comes back."""

text = "café €"
raw = text.encode("utf-8")
print(raw, len(text), len(raw), raw.decode())
print(raw[3], raw[:3], raw.hex())
print(bytes.fromhex("414243"), bytes([104, 105]), b"a,b".split(b","))
changing = bytearray(b"abc")
changing[0] = 0x41
changing.extend(b"!")
print(changing, bytes(changing).upper())
print("\x41\u20ac", b"\xff".decode("latin-1"))

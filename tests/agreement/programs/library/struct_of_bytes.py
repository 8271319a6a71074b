"""`struct` and `array`: numbers as bytes."""

import struct
from array import array

raw = struct.pack("<hIf", -2, 70000, 1.5)
print(raw, struct.unpack("<hIf", raw), struct.calcsize(">Bd"))
numbers = array("i", [1, 2, 3])
numbers.append(4)
print(numbers, numbers[1:3], sum(numbers), numbers.tobytes()[:4])

"""A name that a module does not have."""

import math

print(math.floor(1.5))
math.square_root(4)

"""f-strings: what stands between their braces, and behind the colon."""

name, price, count = "tea", 3.14159, 1234567
print(f"{name:>6}|{name:<6}|{name:^6}|{name:*^7}|")
print(f"{price:.2f} {price:8.3f} {price:e} {price:.1%} {count:,} {count:_} {count:+d}")
print(f"{255:x} {255:#b} {255:08b} {255:o} {65:c}")
print(f"{name!r} {name=} {price = :.1f} {{braces}} {'nested ' + name}")
width = 10
print(f"{price:{width}.{2}f}|{name:{width}}|{True}|{None}|{[1, 2]}")
print("%s has %d items at %.2f (%5s|%-5s|%05d|%x)" % ("cart", 3, price, "a", "b", 42, 255))
print("{} {1} {0}".format("a", "b") if False else "{1} {0} {key:>4}".format("a", "b", key="c"))

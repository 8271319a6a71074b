"""Parts of lists and strings, read, replaced and deleted."""

text, numbers = "playground", list(range(10))
print(text[:4], text[-6:], text[::-1], text[1:8:3], text[20:], repr(text[5:2]))
print(numbers[::2], numbers[7:2:-2], numbers[-3:])
numbers[2:5] = ["a", "b"]
print(numbers)
del numbers[::3]
print(numbers)
numbers[:0] = [True]
numbers[1::2] = "xyz"
print(numbers, slice(1, 9, 2).indices(5), "abc"[slice(1, None)])

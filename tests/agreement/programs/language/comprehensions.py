"""Lists, dicts and sets in one expression."""

print([n * n for n in range(10) if n % 2])
print({word: len(word) for word in ["one", "three", "five"]})
print(sorted({n % 3 for n in range(10)}))
print([(row, column) for row in range(2) for column in range(row, 3)])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
print(sum(n for n in range(100) if n % 7 == 0), ["even" if n % 2 == 0 else "odd" for n in range(3)])

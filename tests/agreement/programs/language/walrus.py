"""Names that are given within an expression."""

words = iter(["tea", "coffee", "stop", "milk"])
while (word := next(words)) != "stop":
    print(word, end=" ")
print(word)
print([half for n in range(8) if (half := n / 2) == n // 2], half)
if (length := len("playground")) > 5:
    print(f"{length} letters")

"""How often each word occurs in a text."""

import re
from collections import Counter

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief, it was the epoch of incredulity – naïve, señor? Ça va: 日本語 😀."""

words = re.findall(r"\w+", TEXT.lower())
for word, count in Counter(words).most_common(6):
    print(f"{word:>8} {'█' * count} {count}")
print(
    len(words), "words,", len(set(words)), "different,", len(TEXT), "characters,", len(TEXT.encode()), "bytes"
)
print(" ".join(sorted({word for word in words if len(word) > 6})))

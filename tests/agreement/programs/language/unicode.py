"""Signs beyond ASCII: how many they are, and their numbers."""

text = "naïve 😀 ελ"
print(len(text), text.upper(), text[6], text[::-1])
print(ord("😀"), chr(8364), "\N{GREEK SMALL LETTER PI}", ascii("é😀"), repr("tab\t'quote'"))
print("ﬁ".casefold(), "É".lower() == "é", sorted("éaz"), "½".isnumeric(), "x²".isalnum())
print(repr("a\x00b\x7f\u200b"), "\u0065\u0301", len("e\u0301"))

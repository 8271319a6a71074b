"""What strings can do by themselves."""

text = "  the quick, brown fox  "
print(text.strip().title(), text.split(), text.split(","), repr(text.rstrip()))
print("a-b-c".partition("-"), "a-b-c".rsplit("-", 1), "x\ny\n".splitlines(), "-".join("abc"))
print("fox" in text, text.find("quick"), text.count("o"), text.strip().replace("o", "0", 1))
print("abc".center(9, "."), "7".zfill(3), "ab".ljust(4) + "|", "Tea".swapcase(), "ß".upper())
print("a1".isalnum(), "12".isdigit(), "ab ".isalpha(), "Ab".istitle(), " ".isspace(), "x".isidentifier())
print("prefix-x".removeprefix("prefix-"), "f.py".removesuffix(".py"), "a\tb".expandtabs(4))
print("hello".translate(str.maketrans("el", "ip")), "a" * 3 + "b", "abc".startswith(("x", "a")), "Z".lower())

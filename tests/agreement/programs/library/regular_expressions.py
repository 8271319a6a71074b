"""`re`: patterns in text."""

import re

text = "Ada: 1815-12-10, Alan: 1912-06-23"
print(re.findall(r"(\w+): (\d{4})", text))
found = re.search(r"(?P<year>\d+)-(?P<month>\d\d)", text)
print(found.group(), found.group("year"), found.groups(), found.span(), found.groupdict())
print(re.sub(r"(\w+):", r"<\1>", text), re.split(r"[,:]\s*", text))
print(re.sub(r"\d+", lambda each: str(int(each.group()) + 1), "a9 b10"), re.match(r"\d", "a1"))
print([each.start() for each in re.finditer("(?i)A", text)], bool(re.fullmatch(r"[a-z]+(?=!)!", "hey!")))

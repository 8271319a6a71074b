"""A place that a list does not have."""

letters = ["a", "b"]
try:
    print(letters[1], letters[-3])
except IndexError as error:
    print(error)
try:
    "abc"[5]
except IndexError as error:
    print(error)
(1, 2)[2]

"""Text and numbers do not add up."""

for use in (lambda: "a" + 1, lambda: 1 + "a", lambda: [1] + (2,), lambda: "a" * "b", lambda: "a" < 1):
    try:
        use()
    except TypeError as error:
        print(error)
age = 36
print("She is " + age)

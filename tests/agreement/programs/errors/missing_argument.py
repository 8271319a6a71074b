"""Calls that do not fit the function."""


def greet(name, greeting="Hello"):
    return f"{greeting} {name}"


for call in (lambda: greet(), lambda: greet("Ada", "Hi", 3), lambda: greet("Ada", volume=11), lambda: len()):
    try:
        call()
    except TypeError as error:
        print(error)
greet(greeting="Hi")

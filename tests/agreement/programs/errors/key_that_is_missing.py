"""A key that a dict does not have."""

ages = {"Ada": 36}
try:
    ages[("a", 1)]
except KeyError as error:
    print(error.args)
try:
    {1, 2}.remove(3)
except KeyError as error:
    print(error)
ages["Bob"]

"""A name that is nearly one that there is."""

number_of_apples = 3
try:
    print(unheard_of)
except NameError as error:
    print(error, error.name)
print(number_of_aples)

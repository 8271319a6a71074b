"""Functions that change functions, with and without arguments."""


def logged(function):
    def inner(*args):
        result = function(*args)
        print(f"{function.__name__}{args} -> {result}")
        return result

    return inner


def repeated(times):
    def decorate(function):
        return lambda *args: [function(*args) for _ in range(times)]

    return decorate


@logged
def add(a, b):
    return a + b


@repeated(times=2)
@logged
def shout(word):
    return word.upper() + "!"


add(2, 3)
print(shout("hey"))

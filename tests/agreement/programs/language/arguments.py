"""Arguments by place, by name, with defaults, in any number, and only in one of these ways."""


def show(first, /, second=2, *others, flag=False, **named):
    print(first, second, others, flag, sorted(named.items()))


show(1)
show(1, 3, 4, 5)
show(1, flag=True, size=9, colour="red")
show(*range(4), **{"flag": True, "z": 0})


def collect(item, into=[]):
    into.append(item)
    return into


collect(1)
print(collect(2))

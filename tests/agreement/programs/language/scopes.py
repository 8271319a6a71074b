"""Which name a function means: its own, that around it, or the module's."""

level = "module"


def outer():
    level = "outer"

    def inner():
        global level
        level = "changed"
        return level

    return inner(), level


print(outer(), level)


class Holder:
    level = "class"
    copies = [level for _ in range(2)]

    def read(self):
        return level, self.level


print(Holder().read(), Holder.copies)
print([level for level in "ab"], level)

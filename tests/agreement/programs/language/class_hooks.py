"""A class that notes its subclasses, and one that is made by its own kind of class."""


class Plugin:
    known = []

    def __init_subclass__(cls, **options):
        super().__init_subclass__()
        Plugin.known.append((cls.__name__, options))


class Loud(Plugin, volume=11):
    pass


class Meta(type):
    def __call__(cls, *args):
        made = super().__call__(*args)
        print("made", cls.__name__)
        return made


class Thing(metaclass=Meta):
    pass


Thing()
print(Plugin.known, type(Thing).__name__)

"""An object that stands behind an attribute of others."""


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive")
        setattr(instance, self.name, value)


class Box:
    width = Positive()


box = Box()
box.width = 3
print(box.width, vars(box))
try:
    box.width = 0
except ValueError as error:
    print(error)

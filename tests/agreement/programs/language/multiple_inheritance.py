"""Which method comes first where a class has several parents."""


class Base:
    def hello(self):
        return ["Base"]


class Left(Base):
    def hello(self):
        return ["Left", *super().hello()]


class Right(Base):
    def hello(self):
        return ["Right", *super().hello()]


class Both(Left, Right):
    def hello(self):
        return ["Both", *super().hello()]


print(Both().hello())
print([each.__name__ for each in Both.__mro__])

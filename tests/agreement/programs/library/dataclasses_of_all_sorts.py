"""`dataclasses`: classes that are mostly their fields."""

from dataclasses import asdict, dataclass, field, replace


@dataclass(order=True)
class Student:
    grade: float
    name: str = field(compare=False)
    courses: list = field(default_factory=list)

    @property
    def passed(self):
        return self.grade >= 5


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0


ada = Student(9.5, "Ada", ["math"])
print(ada, ada.passed, asdict(ada))
print(max(ada, Student(3, "Bob")).name, Point(1) == Point(1, 0), replace(Point(1), y=7))
try:
    Point(1).x = 2
except AttributeError as error:
    print(type(error).__name__, error)
print(len({Point(1), Point(1)}))
